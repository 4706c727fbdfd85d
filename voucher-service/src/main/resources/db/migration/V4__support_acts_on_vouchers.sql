-- Why: support takes a voucher back or moves its end, by the voucher's id; who did it and why is kept.

ALTER TABLE voucher
    ADD COLUMN issued_until DATETIME(6) NULL COMMENT 'its end when it was issued, if that was moved since',
    ADD KEY by_voucher (voucher_id);

CREATE TABLE voucher_act (
    pseudonym  BINARY(16)  NOT NULL,
    voucher_id VARCHAR(64) NOT NULL,
    act_seq    BIGINT      NOT NULL COMMENT 'of the event that tells it',
    act        VARCHAR(10) NOT NULL,
    actor      VARCHAR(64) NOT NULL,
    reason     VARCHAR(64) NOT NULL,
    at         DATETIME(6) NOT NULL,
    PRIMARY KEY (pseudonym, voucher_id, act_seq)
) CHARACTER SET ascii COLLATE ascii_bin;
