-- Why: an event that builds on what is not here yet, such as a programme version, waits for itself and its member only.
-- Here it is safe, so its place on the topic may be committed and everybody else goes on. A row goes in the transaction
-- that applies it, or once the broker has it as a dead letter.
create table parked_message (
    id           bigint       not null auto_increment primary key comment 'rises in the order of one member',
    topic        varchar(60)  character set ascii collate ascii_bin not null,
    partition_no int          not null,
    log_offset   bigint       not null,
    member_key   varchar(64)  character set ascii collate ascii_bin not null comment 'the message key: the pseudonym',
    headers      mediumblob   not null,
    value        mediumblob   not null,
    parked_at    datetime(6)  not null comment 'real time',
    waits_for    varchar(200) not null,
    unique key place (topic, partition_no, log_offset),
    key member (member_key, id)
) character set utf8mb4 collate utf8mb4_bin;
