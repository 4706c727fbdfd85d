-- Why: a till recognises a customer by a card or a phone number. How it was written stands in the profile; here, as it is
-- compared, it is one member's.
alter table member add column identifiers text null comment 'JSON: kind, value; null where there are none';

-- Personal, and erased with the row of the person.
create table member_identifier (
    identifier varchar(64) not null comment 'as it is compared',
    kind       varchar(8)  not null,
    pseudonym  binary(16)  not null,
    primary key (identifier, kind),
    key by_member (pseudonym)
) character set utf8mb4 collate utf8mb4_bin;

-- Who looked for how many identifiers that are nobody's, by minute of real time.
create table lookup_miss (
    caller binary(16) not null,
    minute datetime   not null,
    misses bigint     not null,
    primary key (caller, minute),
    key by_minute (minute)
) character set ascii collate ascii_bin;
