-- Why: marketing prints codes by the million. A batch is a row; its codes follow from its number and the deployment's key, and
-- nothing is kept of one until somebody types it in.
create table code_batch (
    batch_no    int unsigned   not null auto_increment primary key,
    batch_id    varchar(64)    not null,
    body_hash   binary(32)     not null,
    campaign    varchar(64)    not null comment 'the voucher of the programme file that a code brings',
    codes       bigint         null comment 'how many, each for one member; null for one that many have',
    code_key    varchar(20)    not null comment 'the key that the codes are made with, or the one code kept under',
    code_hash   binary(32)     null comment 'of a code that many have',
    code_cipher varbinary(80)  null,
    per_member  int            null,
    in_total    bigint         null,
    created_at  datetime(6)    not null,
    unique key by_id (batch_id),
    unique key by_code (code_hash),
    constraint codes_are_many_or_one check ((codes is null) = (code_hash is not null)),
    constraint codes_are_some check (codes is null or codes > 0)
) character set ascii collate ascii_bin;

-- Whose voucher a code of a batch became: each code once, whoever types it at the same time.
create table code_claim (
    batch_no   int unsigned not null,
    code_index int unsigned not null,
    pseudonym  binary(16)   not null,
    voucher_id varchar(64)  not null,
    primary key (batch_no, code_index),
    key by_voucher (pseudonym, voucher_id)
) character set ascii collate ascii_bin;

-- The vouchers that one code brought which many have. Nobody waits for anybody else here.
create table shared_code_claim (
    batch_no   int unsigned not null,
    pseudonym  binary(16)   not null,
    voucher_id varchar(64)  not null,
    primary key (batch_no, pseudonym, voucher_id)
) character set ascii collate ascii_bin;
