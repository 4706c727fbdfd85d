-- Why: a programme may earn by an attribute of the member, such as a store card. Others hear of those attributes only by
-- which a version goes, and from which day on they hold.

ALTER TABLE member
    ADD COLUMN attributes_from DATE NULL COMMENT 'the first day that begins with these attributes, in the programme''s zone';
UPDATE member SET attributes_from = DATE(enrolled_at) + INTERVAL 1 DAY;
ALTER TABLE member MODIFY attributes_from DATE NOT NULL;

-- What was told of attributes; append-only, the source of member.attributes-changed.v1.
CREATE TABLE attributes_told (
    pseudonym  BINARY(16)  NOT NULL,
    event_seq  BIGINT      NOT NULL,
    from_day   DATE        NOT NULL,
    attributes TEXT        NOT NULL COMMENT 'JSON: those that a version named then',
    told_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (pseudonym, event_seq),
    KEY by_time (told_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The attributes that a version names, and how far the members are told who had them before it came.
CREATE TABLE attribute_named (
    name       VARCHAR(64) NOT NULL PRIMARY KEY,
    told_up_to VARCHAR(64) NOT NULL COMMENT 'the last member id looked at',
    complete   BOOLEAN     NOT NULL
) CHARACTER SET ascii COLLATE ascii_bin;
