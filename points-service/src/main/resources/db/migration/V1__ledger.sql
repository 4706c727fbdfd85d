-- The ledger. Everything here knows a member by pseudonym only and begins with it, so that it shards by member.
-- What is append-only is never updated: entry, purchase, activation, tier_period. What moves: account and lot.

-- One row a member: the lock that every change of that member takes, and the sum of what the entries say.
create table account (
    pseudonym       binary(16)  not null,
    version         bigint      not null,               -- the number of entries
    event_seq       bigint      not null,               -- the number of events told about the member
    available       bigint      not null,
    pending         bigint      not null,
    held            bigint      not null,
    owed            bigint      not null,
    lifetime_earned bigint      not null,
    changed_at      datetime(6) not null,               -- no entry is posted before it, whichever replica posts
    next_due_at     datetime(6),                        -- when the clock alone changes something next
    primary key (pseudonym),
    key account_due (next_due_at),
    constraint account_never_negative
        check (version >= 0 and available >= 0 and pending >= 0 and held >= 0 and owed >= 0)
);

-- The journal. available_after and its neighbours make every past state readable: balance after = their sum less owed.
create table entry (
    pseudonym         binary(16)   not null,
    seq               bigint       not null,
    kind              varchar(8)   character set ascii not null,
    points            bigint       not null,
    available_after   bigint       not null,
    pending_after     bigint       not null,
    held_after        bigint       not null,
    owed_after        bigint       not null,
    lifetime_after    bigint       not null,
    at                datetime(6)  not null,
    placed_at         datetime(6),
    order_id          varchar(64)  character set ascii collate ascii_bin,
    programme_version varchar(64)  character set ascii collate ascii_bin,
    actor             varchar(255) character set utf8mb4,
    event_seq         bigint,                           -- of the event that is made from this row, if one is
    explanation       json         not null,
    primary key (pseudonym, seq),
    constraint entry_moves_something check (points <> 0)
);

-- What an earning brought, and what is left of it. next_at is when the clock acts on it: the end of its waiting, then
-- the end of its life; nothing when it is used up, the year 9999 when it lives for ever.
create table lot (
    pseudonym    binary(16)  not null,
    seq          bigint      not null,                  -- of the entry that brought it
    part         smallint    not null,
    points       bigint      not null,
    points_left  bigint      not null,
    pending      boolean     not null,
    available_at datetime(6) not null,
    expires_at   datetime(6),
    next_at      datetime(6),
    primary key (pseudonym, seq, part),
    key lot_next (pseudonym, next_at),
    constraint lot_within_its_points check (points > 0 and points_left between 0 and points)
);

-- An accepted order: its idempotency mark, its first answer and its event, all from this one row.
create table purchase (
    pseudonym         binary(16)     not null,
    placed_at         datetime(6)    not null,
    order_id          varchar(64)    character set ascii collate ascii_bin not null,
    body_hash         binary(32)     not null,
    at                datetime(6)    not null,
    event_seq         bigint         not null,
    entry_seq         bigint,                           -- null when nothing was earned
    currency          char(3)        character set ascii not null,
    channel           varchar(8)     character set ascii,
    location          varchar(64)    character set ascii collate ascii_bin,
    order_lines       json           not null,
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
    spoken            char(2)        character set ascii not null,   -- the language of the first answer
    explanation       json,                             -- only where no entry carries it
    primary key (pseudonym, placed_at, order_id),
    unique key purchase_order (order_id)
);

-- Points that began to count: the row behind points.activated.v1.
create table activation (
    pseudonym binary(16)  not null,
    event_seq bigint      not null,
    at        datetime(6) not null,
    points    bigint      not null,
    primary key (pseudonym, event_seq)
);

-- The dated copy of what tier-service tells: an order earns at the tier held when its day began.
create table tier_period (
    pseudonym binary(16)  not null,
    sequence  bigint      not null,                     -- of the event that told it
    rate_from date        not null,
    ladder    varchar(64) character set ascii collate ascii_bin not null,
    tier      varchar(64) character set ascii collate ascii_bin not null,
    primary key (pseudonym, sequence)
);
