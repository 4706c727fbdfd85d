-- Why: the programme may say that a voucher is of whoever has its code. It ends in the one wallet and begins in the other, under
-- the same code, in one transaction; this is how the one leads to the other.
create table voucher_passed (
    pseudonym     binary(16)  not null comment 'who had it',
    voucher_id    varchar(64) not null,
    to_pseudonym  binary(16)  not null comment 'who typed in its code',
    to_voucher_id varchar(64) not null,
    passed_at     datetime(6) not null,
    primary key (pseudonym, voucher_id),
    unique key passed_once (to_pseudonym, to_voucher_id)
) character set ascii collate ascii_bin;
