package loyalty.tier.review;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.owner;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.api.lists.AuditView;
import loyalty.api.lists.ListPlace;
import loyalty.database.Database;
import loyalty.database.HashChain;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.TierOverride;
import org.jspecify.annotations.Nullable;

/** The audit trail of tiers that support gives. Rows are added, and sealed later; that is all. */
@ApplicationScoped
public class OverrideActs {

    /** What the chain covers: all that a row tells. */
    static final HashChain.Rows SEALED = new HashChain.Rows("override_act", "override_act_chain", """
            hex(pseudonym), act, date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what, tier,
            date_format(until_at, '%Y-%m-%dT%H:%i:%s.%f'), coalesce(hex(reason_hash), '')""");

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String ADD = """
            insert into override_act (pseudonym, act, at, actor, role, origin, what, tier, until_at, chain, reason_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, unhex(sha2(concat(?, cast(? as binary)), 256)))""";
    private static final String ALL = """
            select a.*, o.reason from override_act a left join tier_override o on o.pseudonym = a.pseudonym
              and a.act in (concat('tier-override/', o.override_id, '/1'), concat('tier-override/', o.override_id, '/2'))
            where""";

    private final Database database;

    OverrideActs(Database database) {
        this.database = database;
    }

    /**
     * In which role somebody does something, and from where.
     *
     * @param origin the address of the caller, or what a trusted proxy says about it
     */
    public record Desk(String role, @Nullable String origin) {}

    /**
     * Something that somebody did.
     *
     * @param act unique: to what, which step
     * @param reason null once erased
     * @param sealed whether it has its place in a chain
     */
    public record Act(
            Pseudonym member,
            String act,
            Instant at,
            String actor,
            String role,
            @Nullable String origin,
            String what,
            @Nullable String reason,
            boolean sealed) {

        /** As a reader is shown it; no points are moved. */
        public AuditView view(@Nullable String memberId) {
            return new AuditView(
                    AuditView.kindOf(act), act, at, actor, role, origin, what, memberId, 0, reason, null, sealed);
        }
    }

    /** A new salt, so that nothing can be learnt from the hash of a reason that was erased. */
    public static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** Notes that somebody asked for a tier, under the salt that is kept with the reason. */
    public void asked(TierOverride.AwaitingApproval override, Desk desk, byte[] salt) {
        TierOverride.Request request = override.request();
        add(override, "/1", request.by(), request.at(), desk, salt);
    }

    /** Notes that somebody else decided. */
    public void decided(TierOverride.Decided override, Desk desk) {
        add(override, "/2", override.by(), override.at(), desk, null);
    }

    private void add(TierOverride override, String step, String by, Instant at, Desk desk, byte @Nullable [] salt) {
        TierOverride.Request request = override.request();
        database.execute(
                ADD,
                request.member(),
                "tier-override/" + request.overrideId() + step,
                at,
                by,
                desk.role(),
                desk.origin(),
                "tier-override " + override.status().word(),
                request.tier(),
                request.until(),
                HashChain.chainOf(request.member()),
                salt,
                request.reason());
    }

    /**
     * What was done, the last first.
     *
     * @param member only to this member; null for all
     * @param actor only by this person; null for all
     * @param after the place behind which the page begins; null for the first page
     */
    public List<Act> find(@Nullable Pseudonym member, @Nullable String actor, @Nullable ListPlace after, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(only(member, actor, values));
        if (after != null) {
            where.append(" and a.at <= ? and (a.at < ? or a.act < ?)");
            values.addAll(List.of(after.at(), after.at(), after.key()));
        }
        return database.read(
                ALL + where + " order by a.at desc, a.act desc limit " + most,
                row -> new Act(
                        owner(row),
                        row.getString("act"),
                        instant(row, "at"),
                        row.getString("actor"),
                        row.getString("role"),
                        row.getString("origin"),
                        row.getString("what"),
                        row.getString("reason"),
                        row.getBytes("hash") != null),
                values.toArray());
    }

    /** Whether one of these acts stands in a place of the list. */
    public boolean has(@Nullable Pseudonym member, @Nullable String actor, ListPlace place) {
        List<Object> values = new ArrayList<>();
        String where = only(member, actor, values) + " and a.at = ? and a.act = ?";
        values.addAll(List.of(place.at(), place.key()));
        return !database.read(ALL + where, row -> true, values.toArray()).isEmpty();
    }

    private static String only(@Nullable Pseudonym member, @Nullable String actor, List<Object> values) {
        StringBuilder where = new StringBuilder(" 1 = 1");
        if (member != null) {
            where.append(" and a.pseudonym = ?");
            values.add(member);
        }
        if (actor != null) {
            where.append(" and a.actor = ?");
            values.add(actor);
        }
        return where.toString();
    }
}
