-- Why: a credit is spent in parts, and what is left of it stays with the member until its end. What an earlier use took
-- beyond what it paid is given back.
alter table voucher
    add column left_over decimal(19, 4) null comment 'of a credit, what is not spent; other kinds have none';

update voucher v
  left join (select r.pseudonym, p.voucher_id, sum(p.amount) as spent from redemption r
      join redemption_part p on p.redemption_id = r.redemption_id
    where r.status = 'confirmed' and p.voucher_id is not null group by r.pseudonym, p.voucher_id) s
    on s.pseudonym = v.pseudonym and s.voucher_id = v.voucher_id
   set v.left_over = v.amount - coalesce(s.spent, 0)
 where v.kind = 'credit';

update voucher set status = 'issued', redemption_id = null, reserved_until = null, due_at = valid_until
 where kind = 'credit' and status = 'redeemed' and left_over > 0;

alter table voucher
    add constraint a_credit_has_what_is_left check ((kind = 'credit') = (left_over is not null)),
    add constraint no_credit_is_overspent check (left_over is null or (left_over >= 0 and left_over <= amount));
