-- What members had in an older system: each row an idempotency mark, an answer and an event. Rows are added, and that is
-- all.
create table opening_balance (
    pseudonym         binary(16)     not null,
    opening_id        varchar(64)    character set ascii collate ascii_bin not null,
    body_hash         binary(32)     not null,
    at                datetime(6)    not null,
    event_seq         bigint         not null,
    entry_seq         bigint,
    lots              json           not null,
    lifetime_earned   bigint         not null,
    qualifying        decimal(20, 4),
    programme_version varchar(64)    character set ascii collate ascii_bin not null,
    available_after   bigint         not null,
    pending_after     bigint         not null,
    held_after        bigint         not null,
    owed_after        bigint         not null,
    primary key (pseudonym, opening_id),
    unique key opening_id (opening_id)
);
