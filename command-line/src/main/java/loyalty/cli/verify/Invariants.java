package loyalty.cli.verify;

import java.util.List;

/** What is never wrong, as plain SQL. It repeats in other words what the services enforce, and shares no code. */
final class Invariants {
    private static final List<String> LEDGER =
            List.of("points.account", "points.entry", "points.lot", "points.hold", "points.hold_step");

    static final List<Invariant> ALL = List.of(
            new Invariant(1, "all entries together equal all balances together", LEDGER, List.of("""
                    select abs((select coalesce(sum(points), 0) from points.entry)
                      - (select coalesce(sum(available + pending + held - owed), 0) from points.account))""")),
            new Invariant(
                    2,
                    "each balance equals its entries, and what is left in its lots less what is owed",
                    LEDGER,
                    List.of("""
                            select count(*) from points.account a
                            left join (select pseudonym, sum(points) as total from points.entry group by pseudonym) e
                              on e.pseudonym = a.pseudonym
                            where a.available + a.pending + a.held - a.owed <> coalesce(e.total, 0)""", """
                            select count(*) from points.account a
                            left join (select pseudonym, sum(points_left) as total,
                                sum(case when pending then points_left else 0 end) as waiting
                                from points.lot group by pseudonym) l
                              on l.pseudonym = a.pseudonym
                            where a.available + a.pending + a.held <> coalesce(l.total, 0)
                              or a.pending <> coalesce(l.waiting, 0)""", """
                            select count(*) from points.account a
                            left join (select pseudonym, sum(points_held) as total from points.lot
                              group by pseudonym) l on l.pseudonym = a.pseudonym
                            left join (select pseudonym, sum(points) as total from points.hold
                              where open_until is not null group by pseudonym) h on h.pseudonym = a.pseudonym
                            where a.held <> coalesce(l.total, 0) or a.held <> coalesce(h.total, 0)""", """
                            select count(*) from (select distinct pseudonym from points.entry) e
                            left join points.account a on a.pseudonym = e.pseudonym
                            where a.pseudonym is null""")),
            new Invariant(
                    3,
                    "nothing is negative",
                    LEDGER,
                    List.of(
                            "select count(*) from points.account where least(available, pending, held, owed) < 0",
                            "select count(*) from points.lot where points_left < 0 or points_left > points"
                                    + " or points_held < 0 or points_held > points_left",
                            "select count(*) from points.entry"
                                    + " where least(available_after, pending_after, held_after, owed_after) < 0")),
            new Invariant(
                    4,
                    "every order, activity and return was taken once and counted once, every hold ended once",
                    List.of("points.purchase", "tier.qualifying"),
                    List.of(
                            "select count(*) - count(distinct order_id) from points.purchase",
                            "select count(*) - count(distinct order_id) from tier.qualifying",
                            "select count(*) - count(distinct activity_id) from points.activity",
                            "select count(*) - count(distinct order_id, return_id) from points.order_return",
                            """
                            select count(*) from (select order_id, sum(due) as due from points.order_return
                              group by order_id) r join points.purchase p on p.order_id = r.order_id
                            where r.due > p.earned""",
                            """
                            select count(*) from (select pseudonym, order_id from points.entry where kind = 'earn'
                              and order_id is not null group by pseudonym, order_id having count(*) > 1) twice""",
                            """
                            select count(*) from (select pseudonym, hold_id from points.hold_step where status <> 'held'
                              group by pseudonym, hold_id having count(*) > 1) twice""")),
            new Invariant(5, "each account's version is the number of its entries", LEDGER, List.of("""
                    select count(*) from points.account a
                    left join (select pseudonym, count(*) as total, max(seq) as last from points.entry
                      group by pseudonym) e on e.pseudonym = a.pseudonym
                    where a.version <> coalesce(e.total, 0) or a.version <> coalesce(e.last, 0)""")),
            WalletInvariants.VOUCHERS_AND_STORE_CURRENCY,
            new Invariant(
                    7,
                    "what one service counted is what another told, and whatever was told is in the log, without a gap",
                    List.of(
                            "points.purchase",
                            "points.tier_period",
                            "points.attribute_period",
                            "points.event_log",
                            "tier.qualifying",
                            "tier.tier_change",
                            "tier.attributes_told",
                            "tier.event_log",
                            "voucher.event_log"),
                    List.of(
                            """
                            select count(*) from points.purchase p
                            left join tier.qualifying q on q.pseudonym = p.pseudonym and q.order_id = p.order_id
                            where q.order_id is null or q.points <> p.earned or q.placed_at <> p.placed_at""",
                            """
                            select count(*) from tier.qualifying q
                            left join points.purchase p on p.order_id = q.order_id and p.pseudonym = q.pseudonym
                            where p.order_id is null""",
                            """
                            select count(*) from tier.tier_change c
                            left join points.tier_period t on t.pseudonym = c.pseudonym and t.sequence = c.event_seq
                            where t.pseudonym is null or t.tier <> c.tier or t.rate_from <> c.rate_from""",
                            """
                            select count(*) from tier.attributes_told c
                            left join points.attribute_period t on t.pseudonym = c.pseudonym and t.sequence = c.event_seq
                            where t.pseudonym is null or t.from_day <> c.from_day
                              or t.attributes <> c.attributes""",
                            told("points", "account"),
                            told("tier", "membership"),
                            told("voucher", "holder"))),
            AuditInvariants.WHAT_SUPPORT_DID_IS_AS_IT_WAS_SEALED,
            FarmingInvariants.NOTHING_CAN_BE_FARMED);

    private Invariants() {}

    /** Whether the log of a service has as many events of each member as it counted there, the last of that number. */
    private static String told(String service, String members) {
        return """
                select count(*) from %1$s.%2$s m left join (select aggregateid, count(*) as told, max(sequence_no) as last_told
                  from %1$s.event_log group by aggregateid) l on l.aggregateid = lower(hex(m.pseudonym))
                where m.event_seq <> coalesce(l.told, 0) or m.event_seq <> coalesce(l.last_told, 0)""".formatted(service, members);
    }
}
