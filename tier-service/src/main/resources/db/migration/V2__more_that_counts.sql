-- Why: tiers count more than orders. What came back lowers the counter, activities raise it, a ladder may have a basis of
-- its own, support gives tiers, and members are warned before they lose one.

ALTER TABLE qualifying
    ADD COLUMN own VARCHAR(2000) NULL COMMENT 'JSON: what it is worth to ladders with a basis of their own';

-- What came back; append-only, the source of tier.progressed.v1.
CREATE TABLE qualifying_return (
    pseudonym   BINARY(16)     NOT NULL,
    order_id    VARCHAR(64)    NOT NULL COMMENT 'may still be on its way',
    return_id   VARCHAR(64)    NOT NULL COMMENT 'unique for the order',
    returned_at DATETIME(6)    NOT NULL,
    spend       DECIMAL(19, 4) NOT NULL COMMENT 'by the basis of the version that paid the order',
    points      BIGINT         NOT NULL COMMENT 'taken back',
    complete    BOOLEAN        NOT NULL,
    own         VARCHAR(2000)  NULL,
    event_seq   BIGINT         NOT NULL,
    counted_at  DATETIME(6)    NOT NULL,
    PRIMARY KEY (pseudonym, order_id, return_id),
    KEY by_time (counted_at)
) CHARACTER SET ascii COLLATE ascii_bin;

-- What else they did; append-only, the source of tier.progressed.v1.
CREATE TABLE qualifying_activity (
    pseudonym   BINARY(16)  NOT NULL,
    activity_id VARCHAR(64) NOT NULL,
    type        VARCHAR(64) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    points      BIGINT      NOT NULL,
    event_seq   BIGINT      NOT NULL,
    counted_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (pseudonym, activity_id),
    KEY by_time (counted_at)
) CHARACTER SET ascii COLLATE ascii_bin;

-- Whom it was told that they are about to lose a tier; append-only, the source of tier.at-risk.v1. Once for each end of
-- a status and each number of days ahead.
CREATE TABLE tier_warning (
    pseudonym         BINARY(16)     NOT NULL,
    ladder            VARCHAR(64)    NOT NULL,
    valid_until       DATETIME(6)    NOT NULL,
    days_ahead        SMALLINT       NOT NULL,
    tier              VARCHAR(64)    NOT NULL,
    projected         VARCHAR(64)    NOT NULL,
    needed            DECIMAL(19, 4) NULL COMMENT 'what is missing to keep it; null where it cannot be kept',
    programme_version VARCHAR(64)    NOT NULL,
    event_seq         BIGINT         NOT NULL,
    warned_at         DATETIME(6)    NOT NULL,
    PRIMARY KEY (pseudonym, ladder, valid_until, days_ahead),
    KEY by_time (warned_at)
) CHARACTER SET ascii COLLATE ascii_bin;

-- Tiers that support gave; status and decision are all that ever changes. The reason may be erased.
CREATE TABLE tier_override (
    pseudonym   BINARY(16)   NOT NULL,
    override_id VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body_hash   BINARY(32)   NOT NULL,
    tier        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    until_at    DATETIME(6)  NOT NULL COMMENT 'exclusive',
    reason      VARCHAR(500) NULL,
    asked_by    VARCHAR(255) NOT NULL,
    asked_at    DATETIME(6)  NOT NULL,
    status      VARCHAR(17)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_by  VARCHAR(255) NULL,
    decided_at  DATETIME(6)  NULL,
    PRIMARY KEY (pseudonym, override_id),
    UNIQUE KEY override_id (override_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
