-- Where an item's own passage begins in the text of its finding; it goes on to the passage of the finding's next item.
-- Empty for items of rounds that were imported before this, until the server has read their documents again.
alter table item add column passage_from integer check (passage_from >= 0);
