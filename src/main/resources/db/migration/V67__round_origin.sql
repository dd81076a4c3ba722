-- The team that a round's feedback came from, as it stands in the document and the office has confirmed it.
create table round_origin (
    round bigint       primary key references round (id),
    team  varchar(100) not null
);
