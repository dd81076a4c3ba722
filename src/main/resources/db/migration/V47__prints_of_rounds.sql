-- What was read in a document, as short prints: the same text makes one round only, whatever file it comes in.
-- A withdrawn round has none. Rounds and drafts of earlier releases get theirs when the server starts.

create table round_print (
    print  char(64)  primary key,
    round  bigint    not null references round (id)
);
create index round_print_round on round_print (round);

-- A sketch of each finding: texts that are nearly the same have sketches that differ in few bits.
create table finding_print (
    finding  bigint  primary key references finding (id),
    round    bigint  not null references round (id),
    sketch   bigint  not null
);
create index finding_print_round on finding_print (round);

-- The file of a withdrawn round can be imported again.
alter table round add column known_sha256 char(64);
update round set known_sha256 = document_sha256;
alter table round drop column document_sha256;
alter table round rename column known_sha256 to document_sha256;
alter table round alter column document_sha256 set not null;
create index round_document_sha256 on round (document_sha256);

alter table intake_draft add column print char(64);
create unique index intake_draft_print on intake_draft (print);

-- Why a draft that is like a round is another feedback all the same.
create table intake_difference (
    draft   bigint         not null references intake_draft (id) on delete cascade,
    round   bigint         not null references round (id),
    reason  varchar(1000)  not null,
    person  varchar(64)    not null,
    at      timestamp      not null,
    primary key (draft, round)
);
