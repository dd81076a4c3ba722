-- Verification (核验): how it was done, a conclusion for each measure, joint teams, and words that sound unfinished.

-- The check of a column has another name on each database, so the columns are replaced.
alter table verification add column known_method varchar(20) default 'desk' not null
    check (known_method in ('desk', 'site', 'sample'));
update verification set known_method = method;
alter table verification drop column method;
alter table verification rename column known_method to method;

-- PROPOSED waits for the joint team; WITHDRAWN is a proposal on which the team did not agree.
alter table verification add column known_verdict varchar(20) default 'PROPOSED' not null
    check (known_verdict in ('PROPOSED', 'PASSED', 'RETURNED', 'WITHDRAWN'));
update verification set known_verdict = verdict;
alter table verification drop column verdict;
alter table verification rename column known_verdict to verdict;

-- Null for rows of before these columns.
alter table verification add column checked_on date;
alter table verification add column place varchar(200);
alter table verification add column received_by varchar(200);
alter table verification add column seen varchar;
alter table verification add column sample_size integer;
alter table verification add column sample_total integer;
-- Why it passes although a measure is not fully carried out.
alter table verification add column unmet_reason varchar;
-- The words found in their context, and why the item is done nevertheless.
alter table verification add column confirmed_words varchar;
alter table verification add column confirmation_reason varchar;
-- How the lead verifier answers a dissent on the proposal before.
alter table verification add column revision varchar;
alter table verification add column settled_at timestamp;
alter table verification add constraint verification_sample
    check (sample_size is null or (sample_size > 0 and sample_size <= sample_total));

create table verification_measure (
    verification  bigint      not null references verification (id),
    measure       bigint      not null references measure (id),
    conclusion    varchar(20) not null check (conclusion in ('DONE', 'PARTLY', 'NOT_DONE')),
    remark        varchar,
    primary key (verification, measure)
);
create index verification_measure_measure on verification_measure (measure);

-- The co-verifiers of a joint team; without an answer while it is waited for.
create table verification_member (
    verification  bigint      not null references verification (id),
    username      varchar(64) not null references person (username),
    answer        varchar(20) check (answer in ('AGREED', 'DISSENTED')),
    reason        varchar,
    answered_at   timestamp,
    primary key (verification, username),
    check ((answer is null) = (answered_at is null))
);

insert into rule_figure (rule_set, name, figure, unit, source)
select s.code, f.name, f.figure, f.unit, f.source
from rule_set s cross join (values
    ('coVerifyItem', 3, 'working-day', '系统默认值，各地可调整'),
    ('jointCheck', 10, 'working-day', '系统默认值，各地可调整：满此天数会同核验人未全部签署意见的，退回牵头核验人'),
    ('jointTeam', 3, 'count', '核查惯例：重大事项由三人会同核验，含牵头核验人；各地可调整')
) as f (name, figure, unit, source);
