-- Why: an order is one basket, however many redemptions pay it: a later one has to be of the same lines and of the same
-- member, and sees what those before it left.
alter table redemption
    add column basket_print binary(32) null comment 'of its lines; not known of what was reserved before',
    add column confirmed_at datetime(6) null comment 'when it was used, if it was',
    add key by_order (order_id, status);

update redemption set confirmed_at = asked_at where status = 'confirmed';

-- Whoever reserves or uses something for an order holds the lock on the row that the order falls to, after the member's.
-- The rows are there from the beginning: locking one never inserts, so that those who wait do not cross.
create table order_lock (
    slot smallint not null primary key
);

insert into order_lock (slot)
with recursive slots (slot) as (select 0 union all select slot + 1 from slots where slot < 255)
select slot from slots;
