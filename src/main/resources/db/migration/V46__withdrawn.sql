-- A wrong round can be withdrawn: it and its items end in a state of their own, which counts as nothing.
-- The checks on the columns have no name in H2, so each column is written anew.

alter table round add column known_state varchar(30) default 'STUDY' not null
    check (known_state in ('STUDY', 'PLANNING', 'IN_WORK', 'ARCHIVED', 'WITHDRAWN'));
update round set known_state = state;
alter table round drop column state;
alter table round rename column known_state to state;
alter table round alter column state drop default;

alter table item add column known_state varchar(30) default 'PLANNED' not null check (known_state in
    ('PLANNED', 'ASSIGNED', 'HANDED_BACK', 'ACCEPTED', 'MEASURES_REVIEW', 'IN_WORK', 'EXTENSION_REVIEW',
     'VERIFICATION', 'SIGN_OFF', 'CLOSED', 'CARRIED_OVER', 'WITHDRAWN'));
update item set known_state = state;
drop index item_round_state;
drop index item_lead_unit;
drop index item_leader;
alter table item drop column state;
alter table item rename column known_state to state;
alter table item alter column state drop default;
create index item_round_state on item (round, state);
create index item_lead_unit on item (lead_unit, state);
create index item_leader on item (leader, state);
