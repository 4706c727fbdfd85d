-- Why: whatever was told can be told again, word for word and with the same id, by one select that knows nothing of the
-- business. A row is an event; rows are added, and that is all. The columns are those of the outbox, whose rows go once
-- the broker has them.
create table event_log (
    id            bigint        not null auto_increment primary key comment 'rises with the commits of one member',
    aggregatetype varchar(40)   not null,
    aggregateid   varchar(64)   not null,
    type          varchar(60)   not null,
    payload       mediumblob    not null,
    shard         tinyint       not null,
    event_id      varchar(120)  not null,
    sequence_no   bigint        not null,
    happened_at   datetime(6)   not null,
    traceparent   varchar(64)   null
) character set ascii collate ascii_bin;
