-- What the office has said that heads of columns mean which nobody knew; used whenever a table with such a head comes.
create table intake_column (
    word   varchar(60) primary key,
    role   varchar(20) not null,
    person varchar(64) not null,
    at     timestamp   not null
);
