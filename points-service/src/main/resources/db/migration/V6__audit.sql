-- Who did what, when, why and from where, beyond what a till does. A row is written in the transaction of the act;
-- shortly after, the sealer gives it its place in a chain, in which each hash covers the row and the hash before it. What
-- is edited, removed or slipped in later breaks the chain. There is a chain per part of the members, so that it shards.
create table audit (
    pseudonym binary(16)   not null,
    act       varchar(160) character set ascii collate ascii_bin not null,   -- such as adjustment/ticket-4711/1
    at        datetime(6)  not null,
    actor     varchar(255) character set utf8mb4 not null,
    role      varchar(16)  character set ascii not null,
    origin    varchar(64)  character set ascii,
    what      varchar(32)  character set ascii not null,
    points    bigint       not null,
    reason    varchar(64)  character set ascii,
    note_hash binary(32),
    chain     smallint     not null,
    chain_seq bigint,                                    -- null until it is sealed
    hash      binary(32),
    primary key (pseudonym, act),
    unique key audit_chain (chain, chain_seq),
    key audit_actor (actor, at, act),
    key audit_at (at, act)
);

-- Where each chain ends: a chain that was cut off at its end does not reach it.
create table audit_chain (
    chain     smallint   not null,
    chain_seq bigint     not null,
    hash      binary(32) not null,
    primary key (chain)
);
