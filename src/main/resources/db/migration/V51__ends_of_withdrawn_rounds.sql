-- What of a withdrawn round was not finished ends as withdrawn too: its reporting periods, its series of reviews, its referrals.
-- The checks on the columns have no name in H2, so each column is written anew.

alter table reporting_period add column known_state varchar(20) default 'OPEN' not null
    check (known_state in ('OPEN', 'CUT_OFF', 'PUBLISHED', 'WITHDRAWN'));
update reporting_period set known_state = state;
alter table reporting_period drop column state;
alter table reporting_period rename column known_state to state;
alter table reporting_period alter column state drop default;

alter table standing_series add column known_state varchar(20) default 'OPEN' not null
    check (known_state in ('OPEN', 'HELD', 'REBOUNDED', 'WITHDRAWN'));
update standing_series set known_state = state;
alter table standing_series drop column state;
alter table standing_series rename column known_state to state;
alter table standing_series alter column state drop default;

alter table referral add column known_outcome varchar(20)
    check (known_outcome in ('CRITICISED', 'ADMONISHED', 'REORGANISED', 'FILED', 'NONE', 'WITHDRAWN'));
update referral set known_outcome = outcome;
alter table referral drop column outcome;
alter table referral rename column known_outcome to outcome;

-- Rounds that were withdrawn before this.
update reporting_period set state = 'WITHDRAWN' where state = 'OPEN'
    and round in (select r.id from round r where r.state = 'WITHDRAWN');
update standing_series set state = 'WITHDRAWN' where state = 'OPEN'
    and item in (select i.id from item i where i.state = 'WITHDRAWN');
update referral set outcome = 'WITHDRAWN', closed_by = 'system', closed_at = current_timestamp where closed_at is null
    and item in (select i.id from item i where i.state = 'WITHDRAWN');
