-- Feedback on the office's desk: the tree that is set right together, step by step, and the file as it came.

alter table intake_draft add column bytes bytea;
-- The tree as JSON; empty for drafts of earlier releases, which are read again from their text.
alter table intake_draft add column tree varchar;
alter table intake_draft add column version integer default 0 not null;

-- What somebody did to a draft, in words, and the tree before it, which undoing brings back.
create table intake_step (
    draft   bigint       not null references intake_draft (id) on delete cascade,
    number  integer      not null,
    act     varchar(600) not null,
    person  varchar(64)  not null,
    at      timestamp    not null,
    before  varchar,
    primary key (draft, number)
);

-- The same words, kept with the round that the draft became.
create table intake_act (
    round   bigint       not null references round (id),
    number  integer      not null,
    act     varchar(600) not null,
    person  varchar(64)  not null,
    at      timestamp    not null,
    primary key (round, number)
);

-- The file a round was imported from, byte by byte; rounds of earlier releases have only its text.
create table round_file (
    round  bigint primary key references round (id),
    bytes  bytea  not null
);
