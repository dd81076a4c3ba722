-- The ledger is read in the order of the source and of the deadlines, a page at a time.
create index item_round_position on item (round, position);
create index item_round_deadline on item (round, deadline);
