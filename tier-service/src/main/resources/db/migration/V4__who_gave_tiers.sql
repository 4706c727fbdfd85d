-- Why: what support does is told as it was done, here too: by whom, in which role, from where, sealed in chains as the audit
-- trail of points is. The reason is free text and can be erased, with the salt of the hash that stays.
alter table tier_override
    add column salt binary(16) null comment 'of the hash of the reason, and erased with it',
    add key by_time (asked_at, override_id);

update tier_override set salt = random_bytes(16) where reason is not null;

create table override_act (
    pseudonym   binary(16)   not null,
    act         varchar(160) character set ascii collate ascii_bin not null comment 'such as tier-override/ticket-4711/1',
    at          datetime(6)  not null,
    actor       varchar(255) not null,
    role        varchar(16)  character set ascii collate ascii_bin not null,
    origin      varchar(64)  character set ascii collate ascii_bin null,
    what        varchar(32)  character set ascii collate ascii_bin not null,
    tier        varchar(64)  character set ascii collate ascii_bin not null,
    until_at    datetime(6)  not null,
    reason_hash binary(32)   null comment 'salted',
    chain       smallint     not null,
    chain_seq   bigint       null comment 'null until it is sealed',
    hash        binary(32)   null,
    primary key (pseudonym, act),
    unique key place (chain, chain_seq),
    key by_actor (actor, at, act),
    key by_time (at, act)
) character set utf8mb4 collate utf8mb4_bin;

-- Where each chain ends: a chain that was cut off at its end does not reach it.
create table override_act_chain (
    chain     smallint   not null,
    chain_seq bigint     not null,
    hash      binary(32) not null,
    primary key (chain)
);

-- Which of the two roles asked, and from where, was not kept until now; only a supervisor decides.
insert into override_act (pseudonym, act, at, actor, role, what, tier, until_at, reason_hash, chain)
select pseudonym, concat('tier-override/', override_id, '/1'), asked_at, asked_by, 'support',
    'tier-override awaiting-approval', tier, until_at, unhex(sha2(concat(salt, cast(reason as binary)), 256)),
    cast(conv(left(hex(pseudonym), 7), 16, 10) as unsigned) % 8
from tier_override;

insert into override_act (pseudonym, act, at, actor, role, what, tier, until_at, chain)
select pseudonym, concat('tier-override/', override_id, '/2'), decided_at, decided_by, 'supervisor',
    concat('tier-override ', status), tier, until_at, cast(conv(left(hex(pseudonym), 7), 16, 10) as unsigned) % 8
from tier_override where decided_at is not null;
