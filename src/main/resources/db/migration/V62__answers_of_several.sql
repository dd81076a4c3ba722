-- Which answers a later one has overruled is decided when the later one is given: of several who are asked at once or in
-- turn, nobody overrules another. "place" says which of them gave it, for each repetition around the task.
alter table unread_answer add column place varchar(2000) default '' not null;
alter table unread_answer add column overruled boolean default false not null;
-- Of older answers nobody wrote down how many were asked; the last of a task counts, as it did.
update unread_answer set overruled = true where exists (
    select 1 from unread_answer later where later.model = unread_answer.model and later.subject = unread_answer.subject
        and later.task = unread_answer.task and later.id > unread_answer.id);
-- Tasks of the same name that were open when the answer was given: theirs stand beside it.
create table unread_answer_beside (
    answer      bigint      not null references unread_answer (id),
    engine_task varchar(64) not null,
    primary key (answer, engine_task)
);
