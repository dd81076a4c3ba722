-- The facts of each open item at a cut-off, as the table stall-assessment is asked of them; items with the same facts are
-- assessed together.
create table stall_fact (
    period      bigint        not null references reporting_period (id),
    item        bigint        not null references item (id),
    inputs      varchar(1000) not null,
    is_assessed boolean       not null default false,
    primary key (period, item)
);
create index stall_fact_item on stall_fact (item);

-- Stalls are counted in chunks: whether this one was. All that were written before were counted as they were written.
alter table stall add column is_counted boolean not null default true;
alter table stall alter column is_counted set default false;
