-- What ended unspent of a lot and was not taken back by a return since: a return finds it there instead of in the balance.
alter table lot
    add column points_expired bigint not null default 0,
    add constraint lot_loses_what_it_had check (points_expired >= 0 and points_left + points_expired <= points);

-- An accepted return: its idempotency mark, its answer and its event, all from this one row. Rows are added, and that is
-- all.
create table order_return (
    pseudonym       binary(16)     not null,
    return_id       varchar(64)    character set ascii collate ascii_bin not null,
    order_id        varchar(64)    character set ascii collate ascii_bin not null,
    body_hash       binary(32)     not null,
    at              datetime(6)    not null,
    event_seq       bigint         not null,
    returned_at     datetime(6)    not null,
    return_lines    json           not null,
    complete        boolean        not null,
    due             bigint         not null,            -- what the rules take back
    reversed        bigint         not null,            -- what was taken back, lapsed and owed points included
    lapsed          bigint         not null,
    owed            bigint         not null,
    restored        bigint         not null,
    worth           decimal(20, 4) not null,            -- what the restored points pay
    kept            json           not null,
    counted         json,
    reverse_seq     bigint,
    restore_seq     bigint,
    available_after bigint         not null,
    pending_after   bigint         not null,
    held_after      bigint         not null,
    owed_after      bigint         not null,
    spoken          char(2)        character set ascii not null,
    primary key (pseudonym, order_id, event_seq),
    unique key return_id (order_id, return_id),
    key return_at (pseudonym, at)
);
