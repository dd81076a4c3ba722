-- A draft may also take a file away: that one has no text in it.
alter table model_draft_file alter column hash drop not null;

-- What was tried: the texts that ran and those of the draft. Where either has changed since, the trial says nothing any more.
alter table model_draft add column trial_of varchar(64);
