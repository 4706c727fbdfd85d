-- Why: an operation that exists in the tests only shows what a new one costs.
create table wish (
    pseudonym binary(16)  not null,
    wish_id   varchar(64) character set ascii collate ascii_bin not null,
    body_hash binary(32)  not null,
    available bigint      not null,
    primary key (pseudonym, wish_id),
    unique key wish_by_id (wish_id)
);
