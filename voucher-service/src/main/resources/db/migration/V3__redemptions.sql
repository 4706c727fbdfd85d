-- Why: a till holds vouchers and store currency for an order, and uses them when it is paid; what it forgets frees
-- itself.

ALTER TABLE holder
    ADD COLUMN orders BIGINT NOT NULL DEFAULT 0 COMMENT 'as heard; some vouchers are for the first';

ALTER TABLE voucher
    ADD COLUMN redemption_id  VARCHAR(64) NULL COMMENT 'that holds it or used it',
    ADD COLUMN reserved_until DATETIME(6) NULL;

ALTER TABLE store_currency_lot
    ADD COLUMN held DECIMAL(19, 4) NOT NULL DEFAULT 0 COMMENT 'of what is left, by open redemptions',
    ADD CONSTRAINT held_is_left CHECK (held >= 0 AND held <= left_over);

CREATE TABLE redemption (
    redemption_id VARCHAR(64)    NOT NULL PRIMARY KEY,
    pseudonym     BINARY(16)     NOT NULL,
    order_id      VARCHAR(64)    NOT NULL,
    body_hash     BINARY(32)     NOT NULL,
    currency      CHAR(3)        NOT NULL,
    payable       DECIMAL(19, 4) NOT NULL,
    status        VARCHAR(10)    NOT NULL COMMENT 'as last written; time may have moved on',
    asked_at      DATETIME(6)    NOT NULL,
    expires_at    DATETIME(6)    NOT NULL,
    due_at        DATETIME(6)    NULL COMMENT 'when it frees itself, while it is reserved',
    KEY by_member (pseudonym, status),
    KEY by_due (due_at)
) CHARACTER SET ascii COLLATE ascii_bin;

-- What is taken off, in the order of application; a part without a voucher is store currency.
CREATE TABLE redemption_part (
    redemption_id VARCHAR(64)    NOT NULL,
    part          INT            NOT NULL,
    voucher_id    VARCHAR(64)    NULL,
    line_id       VARCHAR(64)    NOT NULL,
    amount        DECIMAL(19, 4) NOT NULL,
    line          INT            NOT NULL,
    PRIMARY KEY (redemption_id, part, line)
) CHARACTER SET ascii COLLATE ascii_bin;

-- Out of which lots store currency is paid.
CREATE TABLE redemption_lot (
    redemption_id VARCHAR(64)    NOT NULL,
    pseudonym     BINARY(16)     NOT NULL,
    lot_id        VARCHAR(70)    NOT NULL,
    amount        DECIMAL(19, 4) NOT NULL,
    PRIMARY KEY (redemption_id, lot_id)
) CHARACTER SET ascii COLLATE ascii_bin;

-- Who tried how many codes that could not be used, by minute of real time.
CREATE TABLE code_guess (
    caller BINARY(16)  NOT NULL,
    minute DATETIME    NOT NULL,
    misses BIGINT      NOT NULL,
    PRIMARY KEY (caller, minute),
    KEY by_minute (minute)
) CHARACTER SET ascii COLLATE ascii_bin;
