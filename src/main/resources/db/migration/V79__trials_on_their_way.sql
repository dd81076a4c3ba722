-- How far a trial is, as the server that has it said last, and when that was by the database's clock.
alter table model_draft add column trial_progress varchar(200);
alter table model_draft add column trial_alive timestamp;

-- The sample round as what runs tells it, by what runs: the same tells the same again.
create table model_telling (
    hash varchar(64) primary key,
    told varchar     not null
);
