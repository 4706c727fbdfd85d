package loyalty.cli.verify;

import java.util.List;

/** What is never wrong of vouchers, store currency and what points become, as plain SQL. */
final class WalletInvariants {

    private static final List<String> WALLET = List.of(
            "voucher.voucher",
            "voucher.store_currency_lot",
            "voucher.redemption",
            "voucher.redemption_part",
            "voucher.redemption_lot",
            "voucher.exchange",
            "voucher.reward_sale",
            "voucher.voucher_passed",
            "voucher.code_batch",
            "voucher.code_claim",
            "voucher.shared_code_claim",
            "points.hold_step",
            "points.entry");

    /** The id under which callers, and what was made of it, know an entry of the journal. */
    private static final String ENTRY_ID = "concat(e.seq, '-', left(sha2(concat(e.pseudonym, 'e'), 256), 16))";

    private static final String BECAME = "e.kind = 'redeem' and e.actor = 'programme' and e.reason";

    private static final String CLAIMED =
            "(select batch_no, code_index, pseudonym, voucher_id from voucher.code_claim union all"
                    + " select batch_no, null, pseudonym, voucher_id from voucher.shared_code_claim)";

    static final Invariant VOUCHERS_AND_STORE_CURRENCY = new Invariant(
            6,
            "vouchers are issued and used once, and store currency issued is spent, cancelled, expired or left",
            WALLET,
            List.of(
                    "select count(*) - count(distinct code_hash) from voucher.voucher",
                    "select count(*) from voucher.voucher where status not in"
                            + " ('scheduled', 'issued', 'reserved', 'redeemed', 'expired', 'cancelled')",
                    """
                            select count(*) from voucher.voucher v
                            left join (select r.pseudonym, p.voucher_id, r.status,
                                count(distinct r.redemption_id) as times from voucher.redemption r
                              join voucher.redemption_part p on p.redemption_id = r.redemption_id
                              where p.voucher_id is not null and p.given_back is null and r.status in ('reserved', 'confirmed')
                              group by r.pseudonym, p.voucher_id, r.status) t
                              on t.pseudonym = v.pseudonym and t.voucher_id = v.voucher_id
                            where v.kind <> 'credit' and (coalesce(t.times, 0) <> if(v.status in ('reserved', 'redeemed'), 1, 0)
                              or t.status <> if(v.status = 'redeemed', 'confirmed', 'reserved'))""",
                    // A credit is spent in parts, by any number of redemptions.
                    """
                            select count(*) from voucher.voucher v
                            left join (select r.pseudonym, p.voucher_id,
                                sum(if(r.status = 'confirmed', p.amount - p.restored, 0)) as spent,
                                count(distinct if(r.status = 'reserved', r.redemption_id, null)) as held
                              from voucher.redemption r
                              join voucher.redemption_part p on p.redemption_id = r.redemption_id
                              where p.voucher_id is not null group by r.pseudonym, p.voucher_id) t
                              on t.pseudonym = v.pseudonym and t.voucher_id = v.voucher_id
                            where v.kind = 'credit' and (v.left_over is null or v.left_over < 0
                              or v.left_over <> v.amount - coalesce(t.spent, 0)
                              or coalesce(t.held, 0) <> if(v.status = 'reserved', 1, 0)
                              or (v.status = 'redeemed') <> (v.left_over = 0))""",
                    """
                            select count(*) from voucher.store_currency_lot
                            where issued <> spent + cancelled + expired + left_over
                              or least(spent, cancelled, expired, left_over, held, withheld, uncollected) < 0
                              or held > left_over or unearned > issued or withheld + uncollected > unearned""",
                    """
                            select count(*) from voucher.store_currency_lot l
                            left join (select p.pseudonym, p.lot_id,
                                sum(if(r.status = 'confirmed', p.amount - p.restored, 0)) as used,
                                sum(if(r.status = 'reserved', p.amount, 0)) as open
                              from voucher.redemption_lot p
                              join voucher.redemption r on r.redemption_id = p.redemption_id
                              group by p.pseudonym, p.lot_id) t on t.pseudonym = l.pseudonym and t.lot_id = l.lot_id
                            where l.spent <> coalesce(t.used, 0) or l.held <> coalesce(t.open, 0)""",
                    """
                            select count(*) from voucher.redemption r
                            where r.status in ('reserved', 'confirmed') and
                              (select coalesce(sum(p.amount), 0) from voucher.redemption_part p
                                where p.redemption_id = r.redemption_id and p.voucher_id is null)
                              <> (select coalesce(sum(l.amount), 0) from voucher.redemption_lot l
                                where l.redemption_id = r.redemption_id)""",
                    """
                            select count(*) from (select pseudonym, voucher_id from voucher.exchange
                              where voucher_id is not null group by pseudonym, voucher_id having count(*) > 1) twice""",
                    """
                            select count(*) from voucher.exchange e left join voucher.voucher v
                              on v.pseudonym = e.pseudonym and v.voucher_id = e.voucher_id
                            where (e.status = 'completed') <> (v.voucher_id is not null)""",
                    """
                            select count(*) from voucher.exchange e left join (select hold_id,
                                max(status = 'captured') as captured from points.hold_step group by hold_id) h
                              on h.hold_id = e.hold_id
                            where e.status = 'completed' and coalesce(h.captured, 0) = 0""",
                    // What was captured for an exchange that is still under way is not lost: its row is there.
                    """
                            select count(*) from points.hold_step h
                            left join voucher.exchange e on e.hold_id = h.hold_id
                            where h.status = 'captured' and h.hold_id like 'exchange:%' and e.hold_id is null""",
                    """
                            select count(*) from voucher.reward_sale s
                            left join (select reward, count(*) as total from voucher.exchange where limited group by reward) e
                              on e.reward = s.reward
                            where s.reward not like 'voucher:%' and s.reward not like 'batch:%'
                              and s.sold <> coalesce(e.total, 0)""",
                    // What there is only so much of is counted; it was not always so perhaps. A code that nobody used
                    // is free.
                    """
                            select count(*) from voucher.reward_sale s
                            left join (select template, count(*) as total from voucher.voucher
                              where cause not like 'code:%' or status <> 'expired' group by template) v
                              on s.reward = concat('voucher:', v.template)
                            where s.reward like 'voucher:%' and s.sold > coalesce(v.total, 0)""",
                    """
                            select count(*) from voucher.reward_sale s
                            left join (select b.batch_id, count(*) as total from voucher.shared_code_claim c
                              join voucher.code_batch b on b.batch_no = c.batch_no
                              join voucher.voucher v on v.pseudonym = c.pseudonym and v.voucher_id = c.voucher_id
                              where v.status <> 'expired' group by b.batch_id) c on s.reward = concat('batch:', c.batch_id)
                            where s.reward like 'batch:%' and s.sold > coalesce(c.total, 0)""",
                    // What codes of batches brought is there once for each that was claimed, and nothing else is.
                    "select count(*) from " + CLAIMED + " c left join voucher.code_batch b on b.batch_no = c.batch_no"
                            + " left join voucher.voucher v on v.pseudonym = c.pseudonym and v.voucher_id = c.voucher_id"
                            + " and v.template = b.campaign and v.cause like 'batch:%'"
                            + " where v.voucher_id is null or (b.codes is null) <> (c.code_index is null)"
                            + " or c.code_index >= b.codes",
                    "select count(*) from voucher.voucher v left join " + CLAIMED
                            + " c on c.pseudonym = v.pseudonym and c.voucher_id = v.voucher_id"
                            + " where v.cause like 'batch:%' and c.batch_no is null",
                    "select count(*) - count(distinct pseudonym, voucher_id) from " + CLAIMED + " c",
                    // What was passed on ended in the one wallet and is in the other, and nothing else is.
                    """
                            select count(*) from voucher.voucher_passed p
                            left join voucher.voucher f on f.pseudonym = p.pseudonym and f.voucher_id = p.voucher_id
                            left join voucher.voucher t on t.pseudonym = p.to_pseudonym and t.voucher_id = p.to_voucher_id
                            where f.voucher_id is null or f.status <> 'cancelled' or t.voucher_id is null
                              or cast(t.cause as binary) <> cast(concat('passed:', f.voucher_id) as binary)""",
                    """
                            select count(*) from voucher.voucher v left join voucher.voucher_passed p
                              on p.to_pseudonym = v.pseudonym and p.to_voucher_id = v.voucher_id
                            where v.cause like 'passed:%' and p.voucher_id is null""",
                    // What points became is there once for each entry that spent them, and nothing else is.
                    "select count(*) from points.entry e left join voucher.voucher v on v.pseudonym = e.pseudonym"
                            + " and cast(v.cause as binary) = cast(concat('threshold:', " + ENTRY_ID
                            + ") as binary) where " + BECAME
                            + " like 'reward:%' and v.voucher_id is null",
                    "select count(*) from voucher.voucher v left join points.entry e on v.pseudonym = e.pseudonym"
                            + " and cast(v.cause as binary) = cast(concat('threshold:', " + ENTRY_ID
                            + ") as binary) and " + BECAME
                            + " like 'reward:%' where v.cause like 'threshold:%' and e.seq is null",
                    "select count(*) from points.entry e left join voucher.store_currency_lot l on l.pseudonym = e.pseudonym"
                            + " and cast(l.cause as binary) = cast(concat('points:', " + ENTRY_ID
                            + ") as binary) where " + BECAME
                            + " = 'store-currency' and l.lot_id is null",
                    "select count(*) from voucher.store_currency_lot l left join points.entry e on l.pseudonym = e.pseudonym"
                            + " and cast(l.cause as binary) = cast(concat('points:', " + ENTRY_ID + ") as binary) and "
                            + BECAME
                            + " = 'store-currency' where l.cause like 'points:%' and e.seq is null"));

    private WalletInvariants() {}
}
