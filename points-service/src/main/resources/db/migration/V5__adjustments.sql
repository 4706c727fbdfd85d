-- Balances that support corrects. The row is what was asked, and never changes but for status, by which the list of
-- approvals is found. The note's text stands apart, so that it can be erased; its salted hash stays.
create table adjustment (
    pseudonym         binary(16)   not null,
    adjustment_id     varchar(64)  character set ascii collate ascii_bin not null,
    body_hash         binary(32)   not null,
    points            bigint       not null,
    reason            varchar(64)  character set ascii collate ascii_bin not null,
    note_hash         binary(32),
    programme_version varchar(64)  character set ascii collate ascii_bin not null,
    needs_approval    boolean      not null,
    asked_at          datetime(6)  not null,
    status            varchar(17)  character set ascii not null,
    primary key (pseudonym, adjustment_id),
    unique key adjustment_id (adjustment_id),
    key adjustment_approvals (needs_approval, asked_at, adjustment_id),
    constraint adjustment_changes_something check (points <> 0)
);

create table adjustment_note (
    pseudonym     binary(16)    not null,
    adjustment_id varchar(64)   character set ascii collate ascii_bin not null,
    salt          binary(16)    not null,
    note          varchar(1000) character set utf8mb4 not null,
    primary key (pseudonym, adjustment_id)
);

-- Who did what to it: each row is an answer, and an event where the balance changed. Never edited.
create table adjustment_step (
    pseudonym       binary(16)   not null,
    adjustment_id   varchar(64)  character set ascii collate ascii_bin not null,
    step            smallint     not null,
    status          varchar(17)  character set ascii not null,
    actor           varchar(255) character set utf8mb4 not null,
    at              datetime(6)  not null,
    event_seq       bigint,
    entry_seq       bigint,
    points          bigint       not null,              -- what it moved
    available_after bigint       not null,
    pending_after   bigint       not null,
    held_after      bigint       not null,
    owed_after      bigint       not null,
    primary key (pseudonym, adjustment_id, step),
    key adjustment_step_at (pseudonym, at)
);

-- How much an agent has posted alone in a day of the programme's zone. Its home is the agent, not a member: it is
-- written in the transaction of the adjustment, which is rare enough to span two shards.
create table agent_day (
    agent  varchar(255) character set utf8mb4 collate utf8mb4_bin not null,
    day    date         not null,
    points bigint       not null,
    primary key (agent, day)
);
