-- Why: a later version of the programme may change what a voucher is worth under the same id; a budget counts what each
-- that is gone was worth, not how many there are. Of those so far the vouchers say it; where one's worth is not money, a
-- budget binds no such voucher. Rewards and batches are counted by number alone.
alter table reward_sale
    add column worth decimal(19, 4) not null default 0 comment 'of all that are gone together, in the programme''s money';

update reward_sale s
  join (select template, avg(amount) as each_one from voucher where kind <> 'percent' group by template) v
    on convert(concat('voucher:', v.template) using ascii) collate ascii_bin = s.reward
   set s.worth = s.sold * v.each_one;
