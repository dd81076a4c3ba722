-- What somebody has filled into the form of a task and not submitted yet; it goes with the task.
create table form_draft (
    task     varchar(64) not null,
    person   varchar(64) not null,
    -- As the script in Tasklist wrote it; only that script reads it.
    content  varchar     not null,
    kept_at  timestamp   not null,
    primary key (task, person)
);
