-- Wrong passwords are counted by name and address, so that whoever types them locks himself and not the owner of the
-- name; by address over all names; and by name over all addresses. What a count does not distinguish is empty. Names
-- are counted as they are typed, whether somebody has them or not: a lock that only real people could get would tell
-- who is one, and people of LDAP have no row in credential.
drop table sign_in_failure;
create table sign_in_count (
    scope         varchar(10) not null check (scope in ('PAIR', 'ADDRESS', 'NAME')),
    name          varchar(64) not null,
    address       varchar(64) not null,
    failures      integer     not null,
    first_at      timestamp   not null,
    last_at       timestamp   not null,
    locked_until  timestamp,
    primary key (scope, name, address)
);
create index sign_in_count_last_at on sign_in_count (last_at);
create index sign_in_count_name on sign_in_count (name);

-- Where somebody's password was right of late: there he is not slowed down by what others try elsewhere.
create table sign_in_address (
    name     varchar(64) not null,
    address  varchar(64) not null,
    last_at  timestamp   not null,
    primary key (name, address)
);
create index sign_in_address_last_at on sign_in_address (last_at);
