package loyalty.cli.verify;

import java.util.List;

/**
 * That what staff did with tiers and profiles stands as it was sealed, and that the rows beside the trail tell the same of the
 * tiers. A profile tells nothing of who wrote it, but each of its changes has a revision, and none is told that never was.
 */
final class OverrideInvariants {

    static final List<String> TABLES =
            List.of("tier.staff_act", "tier.staff_act_chain", "tier.tier_override", "tier.member");

    private static final String SEALED = """
            select count(*) from (
              select chain_seq, hash, row_number() over sealed as place, unhex(sha2(concat_ws('|',
                coalesce(hex(lag(hash) over sealed), ''), chain, chain_seq, hex(pseudonym), act,
                date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what,
                coalesce(tier, ''), coalesce(date_format(until_at, '%Y-%m-%dT%H:%i:%s.%f'), ''), coalesce(hex(reason_hash), '')), 256)) as expected
              from tier.staff_act where chain_seq is not null
              window sealed as (partition by chain order by chain_seq)) s
            where hash is null or hash <> expected or place <> chain_seq""";

    private static final String CHAINS_ARE_WHOLE = """
            select count(*) from tier.staff_act_chain c left join tier.staff_act a
              on a.chain = c.chain and a.chain_seq = c.chain_seq
            where a.hash is null or a.hash <> c.hash""";

    /** A reason may be gone with its salt, since it can be erased; but nobody may put another one in its place. */
    private static final String OVERRIDES_ARE_ACTS = """
            select count(*) from tier.tier_override o
            left join tier.staff_act a on a.pseudonym = o.pseudonym
              and a.act = concat('tier-override/', o.override_id, '/1')
            left join tier.staff_act d on d.pseudonym = o.pseudonym
              and d.act = concat('tier-override/', o.override_id, '/2')
            where a.act is null or hex(a.actor) <> hex(o.asked_by) or a.at <> o.asked_at or hex(a.tier) <> hex(o.tier)
              or a.until_at <> o.until_at or hex(a.what) <> hex('tier-override awaiting-approval')
              or (o.reason is null) <> (o.salt is null)
              or o.reason is not null
                and not unhex(sha2(concat(o.salt, cast(o.reason as binary)), 256)) <=> a.reason_hash
              or not hex(d.actor) <=> hex(o.decided_by) or not d.at <=> o.decided_at
              or hex(coalesce(d.tier, o.tier)) <> hex(o.tier) or coalesce(d.until_at, o.until_at) <> o.until_at
              or hex(coalesce(d.what, a.what)) <> hex(concat('tier-override ', o.status))""";

    private static final String ACTS_ARE_OVERRIDES = """
            select count(*) from tier.staff_act a left join tier.tier_override o on o.pseudonym = a.pseudonym
              and a.act in (concat('tier-override/', o.override_id, '/1'), concat('tier-override/', o.override_id, '/2'))
            where o.override_id is null and a.act not like 'profile/%'""";

    /** Who was erased has no row any more. */
    private static final String PROFILES_WERE_WRITTEN = """
            select count(*) from tier.staff_act a left join tier.member m on m.pseudonym = a.pseudonym
            where a.act like 'profile/%' and (a.tier is not null or a.until_at is not null or a.reason_hash is not null
              or a.act not like concat('profile/', lower(hex(a.pseudonym)), '/%')
              or cast(substring_index(a.act, '/', -1) as unsigned) > m.revision)""";

    static final List<String> QUERIES =
            List.of(SEALED, CHAINS_ARE_WHOLE, OVERRIDES_ARE_ACTS, ACTS_ARE_OVERRIDES, PROFILES_WERE_WRITTEN);

    private OverrideInvariants() {}
}
