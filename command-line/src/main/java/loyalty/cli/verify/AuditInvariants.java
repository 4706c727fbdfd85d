package loyalty.cli.verify;

import java.util.List;
import java.util.stream.Stream;

/**
 * That what people did stands as it was sealed: the audit trail itself, and every row beside it that tells the same. Words
 * are compared by their bytes, since a person may be another one who differs in a capital letter only.
 */
final class AuditInvariants {

    private static final String SEALED = """
            select count(*) from (
              select chain_seq, hash, row_number() over sealed as place, unhex(sha2(concat_ws('|',
                coalesce(hex(lag(hash) over sealed), ''), chain, chain_seq, hex(pseudonym), act,
                date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what, points,
                coalesce(reason, ''), coalesce(hex(note_hash), '')), 256)) as expected
              from points.audit where chain_seq is not null
              window sealed as (partition by chain order by chain_seq)) s
            where hash <> expected or place <> chain_seq""";

    private static final String CHAINS_ARE_WHOLE = """
            select count(*) from points.audit_chain c left join points.audit a
              on a.chain = c.chain and a.chain_seq = c.chain_seq
            where a.hash is null or a.hash <> c.hash""";

    private static final String STEPS_ARE_ACTS = """
            select count(*) from points.adjustment_step s
            left join points.adjustment a on a.pseudonym = s.pseudonym and a.adjustment_id = s.adjustment_id
            left join points.audit t on t.pseudonym = s.pseudonym
              and t.act = concat('adjustment/', s.adjustment_id, '/', s.step)
            where a.adjustment_id is null or t.act is null or hex(t.actor) <> hex(s.actor) or t.at <> s.at
              or hex(t.what) <> hex(concat('adjustment ', s.status)) or not hex(t.reason) <=> hex(a.reason)
              or t.points <> if(s.step = 1, a.points, s.points)
              or s.step = 1 and (t.at <> a.asked_at or not t.note_hash <=> a.note_hash
                or a.needs_approval <> (s.status = 'awaiting-approval'))""";

    private static final String ACTS_ARE_STEPS = """
            select count(*) from points.audit t left join points.adjustment_step s on s.pseudonym = t.pseudonym
              and t.act = concat('adjustment/', s.adjustment_id, '/', s.step)
            where t.act like 'adjustment/%' and s.step is null""";

    private static final String STATUS_IS_OF_THE_LAST_STEP = """
            select count(*) from points.adjustment a
            left join (select pseudonym, adjustment_id, count(*) as steps, max(step) as last from points.adjustment_step
              group by pseudonym, adjustment_id) n
              on n.pseudonym = a.pseudonym and n.adjustment_id = a.adjustment_id
            left join points.adjustment_step s
              on s.pseudonym = a.pseudonym and s.adjustment_id = a.adjustment_id and s.step = n.last
            where s.step is null or n.steps <> n.last or hex(s.status) <> hex(a.status)""";

    /** What a step moved is what it posted; one that posted nothing moved nothing. */
    private static final String STEPS_ARE_ENTRIES = """
            select count(*) from points.adjustment_step s
            left join points.adjustment a on a.pseudonym = s.pseudonym and a.adjustment_id = s.adjustment_id
            left join points.entry e on e.pseudonym = s.pseudonym and e.seq = s.entry_seq
            where if(s.status in ('posted', 'undone'), e.seq is null or e.kind <> 'adjust' or e.points <> s.points
                or s.points <> if(s.status = 'undone', -a.points, a.points) or hex(e.actor) <> hex(s.actor) or e.at <> s.at
                or e.event_seq is not null or not exists (select 1 from points.event_log l
                  where l.aggregateid = lower(hex(s.pseudonym)) and l.sequence_no = s.event_seq
                    and l.type = 'points.adjusted.v1')
                or not e.programme_version <=> a.programme_version
                or e.available_after <> s.available_after or e.pending_after <> s.pending_after
                or e.held_after <> s.held_after or e.owed_after <> s.owed_after,
              s.points <> 0 or s.entry_seq is not null or s.event_seq is not null)""";

    private static final String ENTRIES_ARE_STEPS = """
            select count(*) from points.entry e
            left join points.adjustment_step s on s.pseudonym = e.pseudonym and s.entry_seq = e.seq
            where e.kind = 'adjust' and s.step is null""";

    /** A note may be gone, since it can be erased; but nobody may put another one in its place. */
    private static final String NOTES_ARE_WHAT_WAS_WRITTEN = """
            select count(*) from points.adjustment_note n
            left join points.adjustment a on a.pseudonym = n.pseudonym and a.adjustment_id = n.adjustment_id
            where a.note_hash is null
              or unhex(sha2(concat(n.salt, cast(n.note as binary)), 256)) <> a.note_hash""";

    static final Invariant WHAT_SUPPORT_DID_IS_AS_IT_WAS_SEALED = new Invariant(
            8,
            "the audit trail is as it was sealed, and what staff did is what it tells",
            all(
                    List.of(
                            "points.audit",
                            "points.audit_chain",
                            "points.adjustment",
                            "points.adjustment_step",
                            "points.adjustment_note",
                            "points.entry",
                            "points.event_log"),
                    GoodwillInvariants.TABLES,
                    OverrideInvariants.TABLES),
            all(
                    List.of(
                            SEALED,
                            CHAINS_ARE_WHOLE,
                            STEPS_ARE_ACTS,
                            ACTS_ARE_STEPS,
                            STATUS_IS_OF_THE_LAST_STEP,
                            STEPS_ARE_ENTRIES,
                            ENTRIES_ARE_STEPS,
                            NOTES_ARE_WHAT_WAS_WRITTEN),
                    GoodwillInvariants.QUERIES,
                    OverrideInvariants.QUERIES));

    private AuditInvariants() {}

    @SafeVarargs
    private static List<String> all(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
