package loyalty.cli.verify;

import java.util.List;

/**
 * That nothing can be farmed with orders, redemptions and returns: what two services wrote about the same orders and returns,
 * side by side, as plain SQL.
 */
final class FarmingInvariants {

    private static final List<String> BOTH = List.of(
            "points.purchase",
            "points.order_return",
            "points.return_settlement",
            "points.order_under_way",
            "voucher.redemption",
            "voucher.redemption_part",
            "voucher.redemption_lot",
            "voucher.settled_return",
            "voucher.store_currency_lot",
            "voucher.voucher");

    /** Each redemption that a posted order names. */
    private static final String NAMED = """
            (select p.pseudonym, p.order_id, n.redemption_id from points.purchase p,
              json_table(p.redemptions, '$[*]' columns (redemption_id varchar(64) character set ascii collate ascii_bin path '$')) n
              where p.redemptions is not null)""";

    /** Each line of orders that match: what it cost, and what of that the order knew as paid by redemptions. */
    private static final String LINES = """
            (select p.pseudonym, p.order_id, l.line_id, l.quantity * l.price - l.discount as amount,
                coalesce(l.redeemed, 0) as redeemed from points.purchase p,
              json_table(p.order_lines, '$[*]' columns (line_id varchar(64) character set ascii collate ascii_bin path '$.id',
                quantity bigint path '$.quantity', price decimal(20, 4) path '$.unitPrice',
                discount decimal(20, 4) path '$.discount', redeemed decimal(20, 4) path '$.redeemed')) l
              where %s)""";

    private static final String OF_THOSE_THAT_REDEEM = LINES.formatted("p.redemptions is not null");
    private static final String OF_THOSE_THAT_CAME_BACK =
            LINES.formatted("p.order_id in (select order_id from points.return_settlement)");

    private static final String EARNED_STORE_CURRENCY_GOES = """
            select count(*) from voucher.store_currency_lot l
            where l.unearned - l.cancelled - l.withheld - l.uncollected not between 0 and l.expired
              or l.withheld <> (select coalesce(sum(s.withheld), 0) from voucher.settled_return s
                where s.order_id = l.order_id and s.pseudonym = l.pseudonym)
              or l.cancelled < (select coalesce(sum(s.cancelled), 0) from voucher.settled_return s
                where s.order_id = l.order_id and s.pseudonym = l.pseudonym)
              or l.unearned <> l.issued and exists (select 1 from points.order_return r
                join points.return_settlement t on t.order_id = r.order_id and t.return_id = r.return_id
                where r.order_id = l.order_id and r.pseudonym = l.pseudonym and r.complete and t.resume_at is null)""";

    private static final String NAMED_IS_CONFIRMED_FOR_THE_ORDER = """
            select count(*) from %s n left join voucher.redemption r on r.redemption_id = n.redemption_id
            where r.redemption_id is null or r.status <> 'confirmed' or r.order_id <> n.order_id
              or r.pseudonym <> n.pseudonym""".formatted(NAMED);

    private static final String NAMED_ONCE =
            "select count(*) - count(distinct n.redemption_id) from %s n".formatted(NAMED);

    /** What redemptions took off each line, what is left to pay, and what the line cost and is known to have been paid. */
    private static final String SHARES_ADD_UP = """
            select count(*) from %s l left join (select r.pseudonym, r.order_id, p.line_id, sum(p.amount) as taken,
                sum(if(n.redemption_id is null, 0, p.amount)) as named
              from voucher.redemption r join voucher.redemption_part p on p.redemption_id = r.redemption_id
              left join %s n on n.redemption_id = r.redemption_id
              where r.status = 'confirmed' group by r.pseudonym, r.order_id, p.line_id) t
              on t.pseudonym = l.pseudonym and t.order_id = l.order_id and t.line_id = l.line_id
            where coalesce(t.taken, 0) > l.amount
              or l.redeemed not between coalesce(t.named, 0) and coalesce(t.taken, 0)""".formatted(OF_THOSE_THAT_REDEEM, NAMED);

    private static final String SHARES_AND_REST_ARE_THE_ORDER = """
            select count(*) from %s n join voucher.redemption r on r.redemption_id = n.redemption_id
            join (select l.order_id, sum(l.amount) as amount from %s l group by l.order_id) o on o.order_id = n.order_id
            where r.payable < 0 or r.payable + (select coalesce(sum(p.amount), 0) from voucher.redemption_part p
                where p.redemption_id = r.redemption_id) > o.amount""".formatted(NAMED, OF_THOSE_THAT_REDEEM);

    private static final String SETTLED_ALIKE = """
            select count(*) from points.return_settlement t
            left join voucher.settled_return s on s.order_id = t.order_id and s.return_id = t.return_id
            where t.resume_at is null and (s.order_id is null or s.payable <> t.payable or s.voucher <> t.voucher
              or s.store_currency <> t.store_currency or s.cancelled <> t.cancelled or s.withheld <> t.withheld
              or s.restored <> t.restored)""";

    private static final String SETTLED_ONLY_WHAT_CAME_BACK = """
            select count(*) from voucher.settled_return s
            left join points.return_settlement t on t.order_id = s.order_id and t.return_id = s.return_id
            left join points.order_return r on r.order_id = s.order_id and r.return_id = s.return_id
            where t.order_id is null or r.order_id is null or r.pseudonym <> s.pseudonym""";

    private static final String NO_STEP_PAYS_LESS_THAN_NOTHING = """
            select count(*) from points.return_settlement t
            join points.order_return r on r.order_id = t.order_id and r.return_id = t.return_id
            where t.resume_at is null and (least(t.payable, t.voucher, t.store_currency, t.withheld) < 0 or t.restored > t.store_currency
              or t.withheld > greatest(t.payable - r.worth, 0))""";

    private static final String NO_REFUND_ABOVE_WHAT_WAS_PAID = """
            select count(*) from (select t.order_id, sum(t.payable) as payable,
                sum(greatest(t.payable - r.worth, 0) - t.withheld) as net,
                sum(t.payable + t.voucher + t.store_currency) as goods
              from points.return_settlement t
              join points.order_return r on r.order_id = t.order_id and r.return_id = t.return_id
              where t.resume_at is null group by t.order_id) b
            join (select l.order_id, sum(l.amount) as amount, sum(l.redeemed) as redeemed from %s l group by l.order_id) o
              on o.order_id = b.order_id
            where greatest(b.payable, b.net) > o.amount - o.redeemed or b.goods > o.amount""".formatted(OF_THOSE_THAT_CAME_BACK);

    private static final String NO_VOUCHER_IS_USED_BESIDE = """
            select count(*) from (select r.pseudonym, p.voucher_id from voucher.redemption r
              join voucher.redemption_part p on p.redemption_id = r.redemption_id
              join voucher.voucher v on v.pseudonym = r.pseudonym and v.voucher_id = p.voucher_id and v.kind <> 'credit'
              where r.status = 'confirmed' and p.given_back is null
              group by r.pseudonym, p.voucher_id having count(distinct r.redemption_id) > 1) twice""";

    private static final String GIVEN_BACK_ONLY_BY_A_RETURN = """
            select count(*) from voucher.redemption r
            join voucher.redemption_part p on p.redemption_id = r.redemption_id
            where (p.given_back is not null or p.restored > 0) and not exists (select 1 from voucher.settled_return s
              where s.order_id = r.order_id and s.pseudonym = r.pseudonym)""";

    private static final String RESTORED_IS_WHAT_RETURNS_TOLD = """
            select count(*) from (select r.pseudonym, r.order_id, sum(l.restored) as restored, sum(l.amount) as spent
              from voucher.redemption r join voucher.redemption_lot l on l.redemption_id = r.redemption_id
              where r.status = 'confirmed' group by r.pseudonym, r.order_id) r
            left join (select pseudonym, order_id, sum(restored) as told from voucher.settled_return
              group by pseudonym, order_id) s on s.pseudonym = r.pseudonym and s.order_id = r.order_id
            where r.restored > r.spent or r.restored <> coalesce(s.told, 0)""";

    private static final String NOTHING_RESTORED_THAT_WAS_NOT_SPENT = """
            select count(*) from voucher.settled_return s where s.restored > 0 and not exists
              (select 1 from voucher.redemption r join voucher.redemption_lot l on l.redemption_id = r.redemption_id
                where r.status = 'confirmed' and r.order_id = s.order_id and r.pseudonym = s.pseudonym)""";

    static final Invariant NOTHING_CAN_BE_FARMED = new Invariant(
            9,
            "nothing can be farmed: orders have what they name, returns take back and pay back what was, and all are ended",
            BOTH,
            List.of(
                    EARNED_STORE_CURRENCY_GOES,
                    NAMED_IS_CONFIRMED_FOR_THE_ORDER,
                    NAMED_ONCE,
                    SHARES_ADD_UP,
                    SHARES_AND_REST_ARE_THE_ORDER,
                    SETTLED_ALIKE,
                    SETTLED_ONLY_WHAT_CAME_BACK,
                    NO_STEP_PAYS_LESS_THAN_NOTHING,
                    NO_REFUND_ABOVE_WHAT_WAS_PAID,
                    NO_VOUCHER_IS_USED_BESIDE,
                    GIVEN_BACK_ONLY_BY_A_RETURN,
                    RESTORED_IS_WHAT_RETURNS_TOLD,
                    NOTHING_RESTORED_THAT_WAS_NOT_SPENT,
                    "select count(*) from points.order_under_way",
                    "select count(*) from points.return_settlement where resume_at is not null"));

    private FarmingInvariants() {}
}
