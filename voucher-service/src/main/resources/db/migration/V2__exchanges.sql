-- Why: points become vouchers across two services. What was begun is written down first, so that it can be ended by
-- anybody, whatever died in between.

ALTER TABLE holder
    ADD COLUMN tier VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'as last heard';

-- An article or a delivery has no amount; a percent has one that is none of money.
ALTER TABLE voucher
    MODIFY COLUMN amount DECIMAL(19, 4) NULL COMMENT 'money or per cent, by kind',
    MODIFY COLUMN template VARCHAR(80) NOT NULL COMMENT 'the voucher or reward of the programme file';

-- The one table that leads from a pseudonym back to a member id; its rows can be erased.
CREATE TABLE holder_name (
    pseudonym BINARY(16)  NOT NULL PRIMARY KEY,
    member_id VARCHAR(64) NOT NULL
) CHARACTER SET ascii COLLATE ascii_bin;

-- How many of a limited reward are gone or being bought.
CREATE TABLE reward_sale (
    reward VARCHAR(64) NOT NULL PRIMARY KEY,
    sold   BIGINT      NOT NULL,
    CONSTRAINT none_is_given_back_twice CHECK (sold >= 0)
) CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE exchange (
    exchange_id       VARCHAR(64) NOT NULL PRIMARY KEY,
    pseudonym         BINARY(16)  NOT NULL,
    body_hash         BINARY(32)  NOT NULL,
    reward            VARCHAR(64) NOT NULL,
    programme_version VARCHAR(64) NOT NULL,
    points            BIGINT      NOT NULL,
    limited           BOOLEAN     NOT NULL COMMENT 'whether it counts in reward_sale',
    hold_id           VARCHAR(64) NOT NULL COMMENT 'the hold in points-service; of this attempt alone',
    status            VARCHAR(10) NOT NULL COMMENT 'pending, held, completed; an abandoned one leaves no row',
    voucher_id        VARCHAR(64) NULL,
    asked_at          DATETIME(6) NOT NULL,
    resume_at         DATETIME(6) NULL COMMENT 'real time: from then on anybody may end it',
    UNIQUE KEY by_hold (hold_id),
    KEY by_resume (resume_at)
) CHARACTER SET ascii COLLATE ascii_bin;
