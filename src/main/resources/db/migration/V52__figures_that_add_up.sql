-- What was asked is reported, silent or excused: a report that is owed no more because the item was carried over or its
-- round withdrawn stays as a row, so that the figures of its period go on adding up.
-- The check on the column has no name in H2, so the column is written anew.
alter table fortnightly_report add column known_state varchar(20) default 'DUE' not null
    check (known_state in ('DUE', 'SUBMITTED', 'MISSING', 'EXCUSED'));
update fortnightly_report set known_state = state;
alter table fortnightly_report drop column state;
alter table fortnightly_report rename column known_state to state;
alter table fortnightly_report alter column state drop default;

-- From when to when a bulletin counts: from the picture of the last one to its own.
alter table bulletin add column compiled_at timestamp;
update bulletin set compiled_at = (select p.cut_off from reporting_period p where p.id = bulletin.period);
alter table bulletin alter column compiled_at set not null;

-- How often an item was closed and opened again by then, as returns and passed verifications are counted.
alter table bulletin_item add column closed integer default 0 not null;
alter table bulletin_item add column reopened integer default 0 not null;
update bulletin_item set reopened = (select count(*) from event e join bulletin b on b.id = bulletin_item.bulletin
    where e.item = bulletin_item.item and e.kind = 'REOPENED' and e.at <= b.compiled_at);
-- Whoever is closed has been so once more often than opened again; of older pictures that is sure.
update bulletin_item set closed = reopened + case when state = 'CLOSED' then 1 else 0 end;
