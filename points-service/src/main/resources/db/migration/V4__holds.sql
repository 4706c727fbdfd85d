-- Points set aside for purchases that are not finished. They stay in their lots, marked as held, so that what is left in
-- the lots is still the balance; what is held neither ends nor can be spent by anybody else.
alter table lot
    add column points_held bigint not null default 0,
    add constraint lot_holds_what_is_left check (points_held between 0 and points_left);

-- An accepted hold: its idempotency mark and what it is about. Only open_until moves: it is emptied when the hold ends.
create table hold (
    pseudonym  binary(16)  not null,
    hold_id    varchar(64) character set ascii collate ascii_bin not null,
    body_hash  binary(32)  not null,
    points     bigint      not null,
    order_id   varchar(64) character set ascii collate ascii_bin,
    expires_at datetime(6) not null,
    open_until datetime(6),
    primary key (pseudonym, hold_id),
    unique key hold_id (hold_id),
    key hold_open (pseudonym, open_until),
    constraint hold_holds_something check (points > 0)
);

-- From which lots its points came, in the order in which they are spent.
create table hold_part (
    pseudonym binary(16)  not null,
    hold_id   varchar(64) character set ascii collate ascii_bin not null,
    position  smallint    not null,
    lot_seq   bigint      not null,
    lot_part  smallint    not null,
    points    bigint      not null,
    primary key (pseudonym, hold_id, position)
);

-- What happened to a hold: each row is an answer and an event, and is never edited.
create table hold_step (
    pseudonym       binary(16)  not null,
    event_seq       bigint      not null,
    hold_id         varchar(64) character set ascii collate ascii_bin not null,
    status          varchar(8)  character set ascii not null,
    at              datetime(6) not null,
    captured        bigint      not null,
    order_id        varchar(64) character set ascii collate ascii_bin,
    entry_seq       bigint,
    available_after bigint      not null,
    pending_after   bigint      not null,
    held_after      bigint      not null,
    owed_after      bigint      not null,
    primary key (pseudonym, event_seq),
    key hold_step_hold (pseudonym, hold_id),
    key hold_step_order (pseudonym, order_id)
);

-- Which hold paid part of an order, and why an entry was posted where that is not said by its order.
alter table purchase
    add column hold_id varchar(64) character set ascii collate ascii_bin;
alter table entry
    add column reason varchar(64) character set utf8mb4;
