-- Why: events name the version whose rules they follow; who applies them must have read that version.
CREATE TABLE programme_version (
    version      VARCHAR(64) NOT NULL PRIMARY KEY,
    effective_at DATETIME(6) NOT NULL,
    yaml         MEDIUMTEXT  NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
