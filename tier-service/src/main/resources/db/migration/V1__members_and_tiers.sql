-- Why: who the members are stands in one table that can be erased; what they did stands, under a pseudonym, for ever.

-- The person. Everything personal that the system knows is in this row.
CREATE TABLE member (
    pseudonym   BINARY(16)   NOT NULL PRIMARY KEY,
    member_id   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    name        VARCHAR(200) NULL,
    email       VARCHAR(254) NULL,
    birth_date  DATE         NULL,
    time_zone   VARCHAR(64)  NULL,
    locale      VARCHAR(35)  NULL,
    country     CHAR(2)      NULL,
    joined_on   DATE         NOT NULL,
    attributes  TEXT         NOT NULL COMMENT 'JSON: string by name',
    consents    TEXT         NOT NULL COMMENT 'JSON: purpose, given, at, source',
    enrolled_at DATETIME(6)  NOT NULL,
    revision    BIGINT       NOT NULL COMMENT 'the ETag',
    KEY by_name (name),
    KEY by_email (email)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;

-- That somebody joined; append-only, the source of member.enrolled.v1.
CREATE TABLE enrolment (
    pseudonym   BINARY(16)  NOT NULL PRIMARY KEY,
    event_seq   BIGINT      NOT NULL,
    enrolled_at DATETIME(6) NOT NULL,
    joined_on   DATE        NOT NULL,
    KEY by_time (enrolled_at)
);

-- Where a member stands now. Can be computed from qualifying alone; kept so that what falls due is found by an index.
CREATE TABLE membership (
    pseudonym   BINARY(16)  NOT NULL PRIMARY KEY,
    tier        VARCHAR(64) NULL COMMENT 'null until a programme is known',
    since       DATETIME(6) NULL,
    valid_until DATETIME(6) NULL COMMENT 'exclusive; null on the lowest tier',
    due_at      DATETIME(6) NULL COMMENT 'when time alone changes something',
    event_seq   BIGINT      NOT NULL COMMENT 'events of this service about this member',
    KEY by_due (due_at)
) CHARACTER SET ascii COLLATE ascii_bin;

-- What counted; append-only, the source of tier.progressed.v1.
CREATE TABLE qualifying (
    pseudonym  BINARY(16)     NOT NULL,
    order_id   VARCHAR(64)    NOT NULL,
    placed_at  DATETIME(6)    NOT NULL,
    spend      DECIMAL(19, 4) NOT NULL COMMENT 'by the basis of the programme of placed_at',
    points     BIGINT         NOT NULL,
    event_seq  BIGINT         NOT NULL,
    counted_at DATETIME(6)    NOT NULL,
    PRIMARY KEY (pseudonym, order_id),
    KEY by_time (counted_at)
) CHARACTER SET ascii COLLATE ascii_bin;

-- How a tier changed and why; append-only, the source of tier.changed.v1. A later row replaces earlier ones from its
-- rate_from on: late news can rewrite what was thought to be history.
CREATE TABLE tier_change (
    pseudonym         BINARY(16)     NOT NULL,
    event_seq         BIGINT         NOT NULL,
    ladder            VARCHAR(64)    NOT NULL,
    tier              VARCHAR(64)    NOT NULL,
    previous          VARCHAR(64)    NOT NULL,
    at                DATETIME(6)    NOT NULL,
    rate_from         DATE           NOT NULL,
    valid_until       DATETIME(6)    NULL,
    cause             VARCHAR(20)    NOT NULL,
    cause_order_id    VARCHAR(64)    NULL,
    cause_value       DECIMAL(19, 4) NOT NULL,
    cause_threshold   DECIMAL(19, 4) NOT NULL,
    programme_version VARCHAR(64)    NOT NULL,
    recorded_at       DATETIME(6)    NOT NULL,
    PRIMARY KEY (pseudonym, event_seq),
    KEY by_time (recorded_at)
) CHARACTER SET ascii COLLATE ascii_bin;
