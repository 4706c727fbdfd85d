-- Why: the dev clock of the local run stands still where it was set, also over a restart. Empty in production.
CREATE TABLE business_clock (
    id     TINYINT     NOT NULL PRIMARY KEY,
    now_at DATETIME(6) NOT NULL
);
