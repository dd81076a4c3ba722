-- What people have sent and how it was answered first: whoever sends it again gets the same answer. Kept for a day.
create table sent_request (
    person       varchar(64)   not null,
    -- SHA-256 of the key, the address and what was sent.
    print        varchar(64)   not null,
    at           timestamp     not null,
    -- Of the answer; null while it is worked on.
    status       integer,
    location     varchar(2000),
    content_type varchar(200),
    body         varchar(4000),
    primary key (person, print)
);

create index sent_request_at on sent_request (at);
