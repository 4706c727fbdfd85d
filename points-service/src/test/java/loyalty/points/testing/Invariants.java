package loyalty.points.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What must hold after everything that writes, in plain SQL. Each query counts the rows that break the rule. */
public final class Invariants {

    private static final List<String> NEVER = List.of(
            """
            select coalesce((select sum(points) from entry), 0)
                 - coalesce((select sum(available + pending + held - owed) from account), 0)""",
            """
            select count(*) from account a
             where a.available + a.pending + a.held - a.owed
                <> coalesce((select sum(points) from entry e where e.pseudonym = a.pseudonym), 0)""",
            """
            select count(*) from account a
             where a.available + a.pending + a.held
                <> coalesce((select sum(points_left) from lot l where l.pseudonym = a.pseudonym), 0)""",
            """
            select count(*) from account a
             where a.pending
                <> coalesce((select sum(points_left) from lot l where l.pseudonym = a.pseudonym and l.pending), 0)""",
            "select count(*) from account where available < 0 or pending < 0 or held < 0 or owed < 0",
            "select count(*) - count(distinct order_id) from purchase",
            "select count(*) - count(distinct activity_id) from activity",
            """
            select count(*) from purchase p where p.earned <
                (select sum(due) from order_return r where r.pseudonym = p.pseudonym and r.order_id = p.order_id)""",
            "select count(*) from account a where a.version"
                    + " <> (select count(*) from entry e where e.pseudonym = a.pseudonym)",
            "select count(*) from account a where a.version"
                    + " <> coalesce((select max(seq) from entry e where e.pseudonym = a.pseudonym), 0)",
            """
            select count(*) from account a where a.event_seq <>
                  (select count(*) from purchase p where p.pseudonym = a.pseudonym)
                + (select count(*) from activity c where c.pseudonym = a.pseudonym)
                + (select count(*) from order_return r where r.pseudonym = a.pseudonym)
                + (select count(*) from opening_balance o where o.pseudonym = a.pseudonym)
                + (select count(*) from activation v where v.pseudonym = a.pseudonym)
                + (select count(*) from hold_step s where s.pseudonym = a.pseudonym)
                + (select count(*) from adjustment_step s where s.pseudonym = a.pseudonym and s.event_seq is not null)
                + (select count(*) from entry e where e.pseudonym = a.pseudonym and e.event_seq is not null)""",
            """
            select count(*) from account a where a.next_due_at is null and exists
                (select 1 from lot l where l.pseudonym = a.pseudonym and l.next_at < '9999-12-31')
              or a.next_due_at > (select min(next_at) from lot l where l.pseudonym = a.pseudonym)
              or coalesce(a.next_due_at, '9999-12-31')
                > (select min(open_until) from hold h where h.pseudonym = a.pseudonym)""",
            """
            select count(*) from account a
             where a.held <> coalesce((select sum(points_held) from lot l where l.pseudonym = a.pseudonym), 0)
                or a.held <> coalesce((select sum(points) from hold h
                                        where h.pseudonym = a.pseudonym and h.open_until is not null), 0)""",
            """
            select count(*) from hold h where h.points <>
                (select sum(p.points) from hold_part p where p.pseudonym = h.pseudonym and p.hold_id = h.hold_id)""",
            """
            select count(*) from (select pseudonym, hold_id from hold_step where status <> 'held'
                group by pseudonym, hold_id having count(*) > 1) twice""",
            """
            select count(*) from entry e where e.available_after + e.pending_after + e.held_after - e.owed_after <>
                (select sum(points) from entry o where o.pseudonym = e.pseudonym and o.seq <= e.seq)""",
            """
            select count(*) from account a left join
                (select aggregateid, count(*) as told, max(sequence_no) as last_told from event_log group by aggregateid) l
                on l.aggregateid = lower(hex(a.pseudonym))
             where a.event_seq <> coalesce(l.told, 0) or a.event_seq <> coalesce(l.last_told, 0)""",
            "select (select count(*) from event_log) - (select sum(event_seq) from account)"
                    + " - (select count(*) from programme_version)");

    private Invariants() {}

    public static void hold() {
        assertThat(NEVER)
                .allSatisfy(
                        rule -> assertThat(PointsService.count(rule)).as(rule).isZero());
    }
}
