-- Who made the last change of a draft, also when it took one back: whoever reads of it is told whether it was himself.
alter table intake_draft add column changed_by varchar(64);
