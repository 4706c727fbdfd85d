-- Why: an order that names redemptions is settled with voucher-service before it is posted. It stands here from before the
-- first call until it is posted, in the same transaction, or given up; whatever dies in between, its row says what is to
-- be ended, and that its id is taken.
create table order_under_way (
    order_id    varchar(64)  character set ascii collate ascii_bin not null primary key,
    attempt     char(36)     character set ascii collate ascii_bin not null, -- what voucher-service decides under
    pseudonym   binary(16)   not null,
    body_hash   binary(32)   not null,
    refused     boolean      not null default false,  -- the ledger refused it: what was confirmed for it is undone
    placed_at   datetime(6)  not null,
    currency    char(3)      character set ascii not null,
    channel     varchar(8)   character set ascii not null,
    location    varchar(64)  character set ascii collate ascii_bin,
    order_lines json         not null,
    redemptions json         not null,
    hold_id     varchar(64)  character set ascii collate ascii_bin,
    actor       varchar(255) character set utf8mb4 not null,
    spoken      char(2)      character set ascii not null,
    traceparent varchar(64)  character set ascii,
    resume_at   datetime(6)  not null,                -- real time: from then on anybody may end it
    key resume_at (resume_at)
);

-- What a return came to in voucher-service. Its row is written with the return, and filled in, once, when voucher-service
-- has settled it; whatever dies in between, the row says that it is to be settled.
create table return_settlement (
    order_id       varchar(64)    character set ascii collate ascii_bin not null,
    return_id      varchar(64)    character set ascii collate ascii_bin not null,
    resume_at      datetime(6),                       -- real time: from then on anybody may settle it; null once it is
    payable        decimal(20, 4),                    -- what redemptions had left to pay of what came back
    voucher        decimal(20, 4),
    store_currency decimal(20, 4),
    cancelled      decimal(20, 4),
    withheld       decimal(20, 4),
    restored       decimal(20, 4),
    vouchers       json,                              -- ids of those that were given back
    primary key (order_id, return_id),
    key resume_at (resume_at)
);
