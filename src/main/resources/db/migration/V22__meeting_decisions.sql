-- A decision of the meeting that hears a bulletin is carried out by somebody until a day. One without an item is a
-- general one; one without a unit is the rectification office's.
alter table decision alter column item drop not null;
alter table decision add column position integer default 0 not null;
alter table decision add column unit varchar(40) references unit (code);
alter table decision add column due_on date;
alter table decision add column original_due_on date;
alter table decision add column state varchar(20) default 'LAPSED' not null
    check (state in ('OPEN', 'ANSWERED', 'REFERRED', 'DONE', 'DROPPED', 'LAPSED'));
alter table decision add column answer varchar(20) check (answer in ('DONE', 'CANNOT'));
alter table decision add column answer_text varchar;
alter table decision add column answered_by varchar(64);
alter table decision add column answered_at timestamp;
-- Why the office sent the last answer back or asked for another date, or why the leader kept, changed or dropped it.
alter table decision add column reason varchar;
alter table decision add column reason_by varchar(64);
alter table decision add column reason_at timestamp;
alter table decision add column confirmed_by varchar(64);
alter table decision add column ended_at timestamp;
-- Decisions from before had no date and nobody to carry them out: they stay what they were, words of a bulletin.
update decision set due_on = cast(at as date), original_due_on = cast(at as date), ended_at = at, position = id;
alter table decision alter column due_on set not null;
alter table decision alter column original_due_on set not null;
create index decision_item on decision (item, state);
create index decision_state on decision (state);

-- Which unfinished decisions of earlier meetings came back in which bulletin.
create table bulletin_decision (
    bulletin  bigint  not null references bulletin (id),
    decision  bigint  not null references decision (id),
    due_on    date    not null,
    primary key (bulletin, decision)
);

-- How each item stood when a bulletin was compiled. What changed since the last one is the difference of two such
-- rows, so that nothing is told twice or falls between two bulletins.
create table bulletin_item (
    bulletin  bigint       not null references bulletin (id),
    item      bigint       not null references item (id),
    state     varchar(30)  not null,
    progress  integer      not null,
    deadline  date,
    overdue   boolean      not null,
    stalled   boolean      not null,
    returned  integer      not null,
    verified  integer      not null,
    primary key (bulletin, item)
);

-- What the bulletin says, as JSON; text is made of it and so is every document.
alter table bulletin add column facts varchar;
alter table bulletin add column present varchar;
alter table bulletin add column minutes varchar;

insert into rule_figure (rule_set, name, figure, unit, source)
select s.code, f.name, f.figure, f.unit, f.source
from rule_set s cross join (values
    ('confirmDecision', 3, 'working-day', '系统默认值，各地可调整'),
    ('renewDecision', 3, 'working-day', '系统默认值，各地可调整')
) as f (name, figure, unit, source);
