-- Why: support gives vouchers, those above a value once a second person approves; and what it does to vouchers is told as
-- it was done: by whom, in which role, from where, sealed in chains as the audit trail of points is.

-- What was asked for, and what was decided on it; of a row only the decision is added later.
create table voucher_issue (
    pseudonym         binary(16)   not null,
    issue_id          varchar(64)  not null,
    body_hash         binary(32)   not null,
    campaign          varchar(64)  not null comment 'the voucher of the programme file',
    programme_version varchar(64)  not null comment 'in force when it was asked for',
    reason            varchar(64)  not null,
    asked_by          varchar(255) character set utf8mb4 collate utf8mb4_bin not null,
    asked_at          datetime(6)  not null,
    needs_approval    boolean      not null,
    status            varchar(17)  not null,
    decided_by        varchar(255) character set utf8mb4 collate utf8mb4_bin null,
    decided_at        datetime(6)  null,
    voucher_id        varchar(64)  null,
    primary key (pseudonym, issue_id),
    unique key issue_id (issue_id),
    key approvals (needs_approval, asked_at, issue_id)
) character set ascii collate ascii_bin;

alter table voucher_act
    drop primary key,
    rename column act to what,
    rename column act_seq to event_seq;

alter table voucher_act
    modify column what varchar(32) not null,
    modify column voucher_id varchar(64) null comment 'null of what brought none',
    modify column event_seq bigint null comment 'of the event that tells it; null where nobody is told',
    modify column actor varchar(255) character set utf8mb4 collate utf8mb4_bin not null,
    add column act varchar(160) null comment 'such as voucher-issue/ticket-4711/1',
    add column role varchar(16) not null default 'support',
    add column origin varchar(64) null,
    add column campaign varchar(64) null,
    add column programme_version varchar(64) null,
    add column until_before datetime(6) null comment 'the end that was moved',
    add column until_after datetime(6) null comment 'where it was moved to',
    add column left_after decimal(19, 4) null comment 'of a credit',
    add column chain smallint not null default 0,
    add column chain_seq bigint null comment 'null until it is sealed',
    add column hash binary(32) null;

-- Which of the two roles it was, and from where an end was moved, was not kept until now.
update voucher_act set act = concat('voucher/', voucher_id, '/', event_seq),
    what = if(what = 'cancel', 'voucher cancelled', 'voucher extended'),
    chain = cast(conv(left(hex(pseudonym), 7), 16, 10) as unsigned) % 8;

alter table voucher_act
    modify column act varchar(160) not null comment 'such as voucher-issue/ticket-4711/1',
    alter column role drop default,
    alter column chain drop default,
    add primary key (pseudonym, act),
    add unique key place (chain, chain_seq),
    add key by_voucher (pseudonym, voucher_id),
    add key by_actor (actor, at, act),
    add key by_time (at, act);

-- Where each chain ends: a chain that was cut off at its end does not reach it.
create table voucher_act_chain (
    chain     smallint   not null,
    chain_seq bigint     not null,
    hash      binary(32) not null,
    primary key (chain)
);
