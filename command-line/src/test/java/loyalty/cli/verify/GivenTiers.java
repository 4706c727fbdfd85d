package loyalty.cli.verify;

import java.util.List;

/** A tier that support gave, asked for by one and approved by another, and a profile that a till changed, as SQL. */
final class GivenTiers {

    private static final String AT = "'2026-01-02 03:04:05.000006'";
    private static final String LATER = "'2026-01-02 04:04:05.000007'";
    private static final String UNTIL = "'2027-01-01 05:00:00'";

    private GivenTiers() {}

    /** In the order in which they are to be run. */
    static List<String> statements() {
        return List.of(
                "insert into tier.tier_override (pseudonym, override_id, body_hash, tier, until_at, reason, salt, asked_by,"
                        + " asked_at, status, decided_by, decided_at) values (repeat('a', 16), 'black', repeat('h', 32), 'black', "
                        + UNTIL + ", 'an old friend', repeat('s', 16), 'sue', " + AT + ", 'approved', 'pat', " + LATER
                        + ")",
                act(1, AT, "sue", "awaiting-approval")
                        + "unhex(sha2(concat(repeat('s', 16), cast('an old friend' as binary)), 256)))",
                act(2, LATER, "pat", "approved") + "null)",
                "insert into tier.member (pseudonym, member_id, joined_on, attributes, attributes_from, consents, enrolled_at,"
                        + " revision) values (repeat('a', 16), 'amy', '2026-01-01', '{}', '2026-01-01', '[]', "
                        + AT + ", 3)",
                "insert into tier.staff_act (pseudonym, act, at, actor, role, origin, what, chain, chain_seq) values"
                        + " (repeat('a', 16), concat('profile/', lower(hex(repeat('a', 16))), '/0000000000000000003'), "
                        + LATER + ", 'till-7', 'checkout', null, 'profile changed: email', 0, 3)",
                sealed(1),
                sealed(2),
                sealed(3),
                "insert into tier.staff_act_chain select chain, chain_seq, hash from tier.staff_act where chain_seq = 3");
    }

    private static String act(int step, String at, String actor, String status) {
        return "insert into tier.staff_act (pseudonym, act, at, actor, role, origin, what, tier, until_at, chain, chain_seq,"
                + " reason_hash) values (repeat('a', 16), 'tier-override/black/" + step + "', " + at + ", '" + actor
                + "', 'supervisor', '192.0.2.1', 'tier-override " + status + "', 'black', " + UNTIL + ", 0, " + step
                + ", ";
    }

    /** As the sealer does it. */
    private static String sealed(int place) {
        return "update tier.staff_act set hash = unhex(sha2(concat_ws('|', coalesce((select hex(b.hash) from"
                + " (select * from tier.staff_act) b where b.chain_seq = " + (place - 1)
                + "), ''), chain, chain_seq, hex(pseudonym), act, date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role,"
                + " coalesce(origin, ''), what, coalesce(tier, ''),"
                + " coalesce(date_format(until_at, '%Y-%m-%dT%H:%i:%s.%f'), ''), coalesce(hex(reason_hash), '')), 256)) where chain_seq = "
                + place;
    }
}
