-- Why: not only orders bring store currency: points become it once a month, and activities bring it and vouchers, some of
-- them once in so many hours or days, by when they were done.
alter table store_currency_lot
    modify column order_id varchar(64) character set ascii collate ascii_bin null comment 'the order that earned it, if one did',
    add column cause varchar(140) character set ascii collate ascii_bin null,
    add column caused_at datetime(6) null comment 'when that was which brought it';

update store_currency_lot set cause = concat('order:', order_id);

alter table store_currency_lot
    modify column cause varchar(140) character set ascii collate ascii_bin not null;

alter table voucher
    modify column cause varchar(140) character set ascii collate ascii_bin not null,
    add column caused_at datetime(6) null comment 'when that was which brought it';

-- A code that everybody may type in is counted as a reward is, under a longer name.
alter table reward_sale
    modify column reward varchar(80) character set ascii collate ascii_bin not null;
