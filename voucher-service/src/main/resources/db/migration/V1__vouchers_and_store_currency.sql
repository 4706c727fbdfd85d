-- Why: what a member holds and can spend at a till, under a pseudonym; each thing once, whatever comes twice.

-- Whoever writes for a member holds the lock on this row.
CREATE TABLE holder (
    pseudonym   BINARY(16)  NOT NULL PRIMARY KEY,
    event_seq   BIGINT      NOT NULL COMMENT 'events of this service about this member',
    enrolled_at DATETIME(6) NULL
);

CREATE TABLE voucher (
    pseudonym         BINARY(16)     NOT NULL,
    voucher_id        VARCHAR(64)    NOT NULL,
    template          VARCHAR(64)    NOT NULL COMMENT 'the voucher of the programme file',
    programme_version VARCHAR(64)    NOT NULL,
    kind              VARCHAR(10)    NOT NULL,
    amount            DECIMAL(19, 4) NOT NULL,
    currency          CHAR(3)        NOT NULL,
    cause             VARCHAR(80)    NOT NULL,
    issued_at         DATETIME(6)    NOT NULL,
    valid_from        DATETIME(6)    NOT NULL,
    valid_until       DATETIME(6)    NOT NULL,
    status            VARCHAR(10)    NOT NULL COMMENT 'as last written; time may have moved on',
    due_at            DATETIME(6)    NULL COMMENT 'when time alone changes the status',
    code_hash         BINARY(32)     NOT NULL COMMENT 'keyed: finds a code, tells none',
    code_cipher       VARBINARY(80)  NOT NULL COMMENT 'for its owner; the key lies outside of the database',
    code_key          VARCHAR(20)    NOT NULL,
    PRIMARY KEY (pseudonym, voucher_id),
    UNIQUE KEY by_code (code_hash),
    KEY by_due (due_at)
) CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE store_currency_lot (
    pseudonym        BINARY(16)     NOT NULL,
    lot_id           VARCHAR(70)    NOT NULL,
    order_id         VARCHAR(64)    NOT NULL,
    currency         CHAR(3)        NOT NULL,
    issued           DECIMAL(19, 4) NOT NULL,
    spent            DECIMAL(19, 4) NOT NULL DEFAULT 0,
    cancelled        DECIMAL(19, 4) NOT NULL DEFAULT 0,
    expired          DECIMAL(19, 4) NOT NULL DEFAULT 0,
    left_over        DECIMAL(19, 4) NOT NULL,
    issued_at        DATETIME(6)    NOT NULL,
    redeemable_from  DATETIME(6)    NOT NULL,
    redeemable_until DATETIME(6)    NOT NULL,
    due_at           DATETIME(6)    NULL COMMENT 'when the window opens, then when it closes',
    PRIMARY KEY (pseudonym, lot_id),
    UNIQUE KEY once_per_order (pseudonym, order_id),
    KEY by_due (due_at),
    CONSTRAINT nothing_is_lost CHECK (issued = spent + cancelled + expired + left_over),
    CONSTRAINT nothing_is_negative CHECK (spent >= 0 AND cancelled >= 0 AND expired >= 0 AND left_over >= 0)
) CHARACTER SET ascii COLLATE ascii_bin;

-- What happened, append-only: each row is one event.
CREATE TABLE happening (
    pseudonym   BINARY(16)  NOT NULL,
    event_seq   BIGINT      NOT NULL,
    type        VARCHAR(60) NOT NULL,
    payload     BLOB        NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    PRIMARY KEY (pseudonym, event_seq),
    KEY by_time (recorded_at)
) CHARACTER SET ascii COLLATE ascii_bin;
