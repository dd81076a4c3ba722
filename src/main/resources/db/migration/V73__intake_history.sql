-- What a ledger from elsewhere said of an item when it was imported. It closes nothing: nobody has verified or signed it here.
create table intake_history (
    item      bigint  primary key references item (id),
    status    varchar not null,
    done_on   varchar not null,
    results   varchar not null,
    money     varchar not null,
    recovered varchar not null
);
