-- What a draft's file says of its lines beside their words: heading styles, lists, indents, bold; null for drafts of earlier releases.
alter table intake_draft add column looks varchar;
