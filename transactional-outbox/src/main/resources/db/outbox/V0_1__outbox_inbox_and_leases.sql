-- Why: a change and the news of it must be on disk together or not at all, in both directions.

-- What is written and not yet published. The columns up to payload are those of Debezium's event router, so that change
-- data capture can take the relay's place. Rows are deleted once the broker has them; they can be made again.
CREATE TABLE outbox (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    aggregatetype VARCHAR(40)   NOT NULL COMMENT 'the topic',
    aggregateid   VARCHAR(64)   NOT NULL COMMENT 'the message key: pseudonym or programme version',
    type          VARCHAR(60)   NOT NULL COMMENT 'the wire name of the event',
    payload       MEDIUMBLOB    NOT NULL,
    shard         TINYINT       NOT NULL COMMENT 'whose relay sends it',
    event_id      VARCHAR(120)  NOT NULL,
    sequence_no   BIGINT        NOT NULL COMMENT 'counts the events of this service about this key',
    happened_at   DATETIME(6)   NOT NULL,
    traceparent   VARCHAR(64)   NULL
) CHARACTER SET ascii COLLATE ascii_bin;

-- What has been received and applied. An event that comes again is known by its id.
CREATE TABLE inbox (
    event_id VARCHAR(120) NOT NULL PRIMARY KEY
) CHARACTER SET ascii COLLATE ascii_bin;

-- How far each partition has been applied. Every replica can tell from it whether the service is behind.
CREATE TABLE consumer_position (
    topic        VARCHAR(60) NOT NULL,
    partition_no INT         NOT NULL,
    next_offset  BIGINT      NOT NULL,
    PRIMARY KEY (topic, partition_no)
) CHARACTER SET ascii COLLATE ascii_bin;

-- Work that one replica at a time may do.
CREATE TABLE lease (
    name       VARCHAR(60) NOT NULL PRIMARY KEY,
    owner      VARCHAR(40) NOT NULL,
    held_until DATETIME(6) NOT NULL
) CHARACTER SET ascii COLLATE ascii_bin;
