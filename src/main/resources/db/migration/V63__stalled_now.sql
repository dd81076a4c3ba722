-- Items that stall now: the episode that has not ended, of which an item has one at most.
create view stalled_now as
select id, item, first_period, last_period, fortnights, level, started_at
from escalation_episode
where ended_at is null;
