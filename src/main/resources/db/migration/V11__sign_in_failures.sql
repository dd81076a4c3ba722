-- Wrong passwords are counted by the name that was typed, whether somebody has it or not: a lock that only real people
-- could get would tell who is one, and people of LDAP have no row in credential.
create table sign_in_failure (
    name          varchar(64) primary key,
    failures      integer     not null,
    last_at       timestamp   not null,
    locked_until  timestamp
);
create index sign_in_failure_last_at on sign_in_failure (last_at);
alter table credential drop column failures;
alter table credential drop column locked_until;
