-- What people look for, as Plain writes it (docs/adr/0038): one spelling for widths, quotes, dashes, blanks and case.
create table item_words (
    item   bigint   primary key references item (id) on delete cascade,
    words  varchar  not null
);

-- Each two neighbouring characters of an item's words, as one number. Chinese words are often of two characters, which
-- an index of trigrams cannot look up. There is no foreign key, because H2 would keep a second index for it.
create table item_gram (
    gram   bigint   not null,
    item   bigint   not null,
    primary key (gram, item)
);

alter table unit add column words varchar;
alter table person add column words varchar;
create index item_assisting_unit on item_assisting (unit);

-- Beside the log, whose rows nobody changes: lines that were written before get theirs here too.
create table access_log_words (
    line   bigint   primary key references access_log (id),
    words  varchar  not null
);
