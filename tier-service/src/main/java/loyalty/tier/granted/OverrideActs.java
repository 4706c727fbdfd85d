package loyalty.tier.granted;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import loyalty.api.lists.AuditView;
import loyalty.api.lists.ListPlace;
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

    private final ActRows rows;

    OverrideActs(ActRows rows) {
        this.rows = rows;
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
        OverrideActEntity row = new OverrideActEntity();
        row.id = new OverrideActEntity.Id(request.member(), OverrideLists.KIND + "/" + request.overrideId() + step);
        row.at = at;
        row.actor = by;
        row.role = desk.role();
        row.origin = desk.origin();
        row.what = OverrideLists.KIND + " " + override.status().word();
        row.tier = request.tier();
        row.untilAt = request.until();
        row.chain = HashChain.chainOf(request.member());
        row.reasonHash = hash(salt, request.reason());
        rows.persistAndFlush(row);
    }

    /** Of a reason that is told: SHA-256 of the salt and the text. */
    private static byte @Nullable [] hash(byte @Nullable [] salt, @Nullable String reason) {
        if (salt == null || reason == null) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(reason.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * What was done, the last first.
     *
     * @param member only to this member; null for all
     * @param actor only by this person; null for all
     * @param after the place behind which the page begins; null for the first page
     */
    public List<Act> find(@Nullable Pseudonym member, @Nullable String actor, @Nullable ListPlace after, int most) {
        return rows.list(member, actor, after, most).stream()
                .map(OverrideActs::act)
                .toList();
    }

    private static Act act(ActRows.WithReason found) {
        OverrideActEntity row = found.act();
        return new Act(
                row.id.pseudonym(),
                row.id.act(),
                row.at,
                row.actor,
                row.role,
                row.origin,
                row.what,
                found.reason(),
                row.hash != null);
    }

    /** Whether one of these acts stands in a place of the list. */
    public boolean has(@Nullable Pseudonym member, @Nullable String actor, ListPlace place) {
        return rows.has(member, actor, place);
    }
}
