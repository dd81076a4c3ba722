-- Who was talked to, as the record of the talk names him, and who wrote the record down; not the one who talked.
-- Talks from before have neither: their record leaves room to write both in by hand.
alter table talk add column attendee varchar(200);
alter table talk add column recorder varchar(64);
