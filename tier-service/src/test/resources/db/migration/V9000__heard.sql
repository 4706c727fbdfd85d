-- Why: a test asks in which order events were applied, and only what was committed counts.
create table heard (
    id          bigint      not null auto_increment primary key,
    pseudonym   binary(16)  not null,
    sequence_no bigint      not null
) character set ascii collate ascii_bin;
