-- What is counted of a member because a rule of the programme asks for it: the fraction of a point that is carried, the
-- points of a day, a month or all time where a cap counts them.
create table member_count (
    pseudonym binary(16)      not null,
    name      varchar(96)     character set ascii collate ascii_bin not null,
    value     decimal(30, 10) not null,
    primary key (pseudonym, name)
);

-- What had been counted when an order was rated, so that a return can be computed from what paid it, and what it added.
alter table purchase
    add column given   json,
    add column counted json;

-- An accepted activity: its idempotency mark, its first answer and its event, all from this one row.
create table activity (
    pseudonym         binary(16)     not null,
    activity_id       varchar(80)    character set ascii collate ascii_bin not null,
    body_hash         binary(32)     not null,
    at                datetime(6)    not null,
    event_seq         bigint         not null,
    entry_seq         bigint,
    type              varchar(64)    character set ascii collate ascii_bin not null,
    happened_at       datetime(6)    not null,
    location          varchar(64)    character set ascii collate ascii_bin,
    attributes        json           not null,
    programme_version varchar(64)    character set ascii collate ascii_bin not null,
    tier              varchar(64)    character set ascii collate ascii_bin not null,
    earned            bigint         not null,
    available_at      datetime(6),
    expires_at        datetime(6),
    pending           bigint         not null,
    available_after   bigint         not null,
    pending_after     bigint         not null,
    held_after        bigint         not null,
    owed_after        bigint         not null,
    qualifying_metric varchar(16)    character set ascii not null,
    qualifying_added  decimal(20, 4) not null,
    spoken            char(2)        character set ascii not null,
    explanation       json           not null,
    primary key (pseudonym, activity_id),
    unique key activity_id (activity_id),
    key activity_at (pseudonym, at)
);

-- Whether two files say the same is told by reading both, so that it does not depend on the words of their time.
alter table programme_version
    drop column content_hash;
