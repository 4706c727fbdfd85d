-- The published programmes. A version is immutable; which one is in force at an instant follows from effective_at, and
-- the first one covers all earlier dates.
create table programme_version (
    version      varchar(64)  character set ascii collate ascii_bin not null,
    position     int          not null,                 -- in the order of publication, from 1
    effective_at datetime(6)  not null,
    published_at datetime(6)  not null,
    author       varchar(255) character set utf8mb4 not null,
    content_hash binary(32)   not null,
    content      mediumtext   character set utf8mb4 not null,
    primary key (version),
    unique key programme_position (position)
);
