-- Why: an order confirms what it names, and a return settles what its order used and earned; both are asked for by
-- points-service, perhaps more than once, and are decided once.

-- What became of an attempt to confirm redemptions for an order; nothing is ever decided twice under the same.
create table order_attempt (
    attempt    char(36)    character set ascii collate ascii_bin not null primary key,
    order_id   varchar(64) character set ascii collate ascii_bin not null,
    pseudonym  binary(16)  not null,
    decision   varchar(10) character set ascii not null comment 'confirmed, refused, undone',
    refusal    varchar(32) character set ascii null comment 'why it was refused',
    state      varchar(16) character set ascii null comment 'where the redemption was that it was refused for',
    decided_at datetime(6) not null
);

alter table redemption
    add column attempt char(36) character set ascii collate ascii_bin null comment 'of the order that confirmed it',
    add key by_attempt (attempt);

-- A used voucher is given back once, and a lot gets back what was spent of it, step by step.
alter table redemption_part
    add column given_back datetime(6) null comment 'when the voucher could be used again',
    add column restored decimal(19, 4) not null default 0 comment 'of a credit, what came back into it',
    add constraint no_more_comes_back_than_was_taken check (restored >= 0 and restored <= amount);
alter table redemption_lot
    add column restored decimal(19, 4) not null default 0,
    add constraint no_more_comes_back_than_was_spent check (restored >= 0 and restored <= amount);

alter table voucher
    add column revoked boolean not null default false comment 'what had given it is gone: it is not given back';

-- Of what a lot brought, what goods that came back would not have earned, and what became of that: cancelled, ended
-- unspent, withheld from a refund, or still to be collected.
alter table store_currency_lot
    add column unearned    decimal(19, 4) not null default 0,
    add column withheld    decimal(19, 4) not null default 0,
    add column uncollected decimal(19, 4) not null default 0,
    add constraint what_goes_was_issued check (unearned >= 0 and unearned <= issued and withheld >= 0
        and uncollected >= 0 and withheld + uncollected <= unearned);

-- A return that is settled: its answer, for ever.
create table settled_return (
    order_id       varchar(64)    character set ascii collate ascii_bin not null,
    return_id      varchar(64)    character set ascii collate ascii_bin not null,
    pseudonym      binary(16)     not null,
    returned       json           not null comment 'how many of each line had come back by then',
    payable        decimal(19, 4) not null comment 'what redemptions had left to pay of what came back',
    voucher        decimal(19, 4) not null,
    store_currency decimal(19, 4) not null,
    cancelled      decimal(19, 4) not null,
    withheld       decimal(19, 4) not null,
    restored       decimal(19, 4) not null,
    vouchers       json           not null comment 'ids of those that are given back',
    settled_at     datetime(6)    not null,
    primary key (order_id, return_id)
);
