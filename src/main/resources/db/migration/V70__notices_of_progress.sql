-- One more kind of notice: MOVED. The check of a column has another name on each database, so the column is replaced.
alter table notice add column known_kind varchar(20) default 'TASK' not null check (known_kind in ('TASK', 'DUE_SOON',
    'OVERDUE', 'REMINDED', 'RETURNED', 'MOVED', 'ESCALATED', 'MEETING', 'INCIDENT', 'ABSENCE', 'ACCOUNT'));
update notice set known_kind = kind;
alter table notice drop column kind;
alter table notice rename column known_kind to kind;
alter table notice alter column kind drop default;
