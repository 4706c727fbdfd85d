package loyalty.tier.granted;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import loyalty.api.lists.AuditView;
import loyalty.api.lists.ListPlace;
import loyalty.database.HashChain;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.TierOverride;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail of tiers that support gives and of profiles that staff write. Rows are added, and sealed later; that is all.
 * It is never erased, so nothing stands in it that was said of a person.
 */
@ApplicationScoped
public class StaffActs {

    /** What the chain covers: all that a row tells. */
    static final HashChain.Rows SEALED = new HashChain.Rows("staff_act", "staff_act_chain", """
            hex(pseudonym), act, date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what, coalesce(tier, ''),
            coalesce(date_format(until_at, '%Y-%m-%dT%H:%i:%s.%f'), ''), coalesce(hex(reason_hash), '')""");

    /** The first word of acts on profiles. */
    private static final String PROFILE = "profile";

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ActRows rows;

    StaffActs(ActRows rows) {
        this.rows = rows;
    }

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
    public void asked(TierOverride.AwaitingApproval override, Agent agent, byte[] salt) {
        TierOverride.Request request = override.request();
        add(override, "/1", request.at(), agent, hash(salt, request.reason()));
    }

    /** Notes that somebody else decided. */
    public void decided(TierOverride.Decided override, Agent agent) {
        add(override, "/2", override.at(), agent, null);
    }

    private void add(TierOverride override, String step, Instant at, Agent agent, byte @Nullable [] reasonHash) {
        TierOverride.Request request = override.request();
        StaffActEntity row = row(request.member(), OverrideLists.KIND + "/" + request.overrideId() + step, at, agent);
        row.what = OverrideLists.KIND + " " + override.status().word();
        row.tier = request.tier();
        row.untilAt = request.until();
        row.reasonHash = reasonHash;
        rows.persistAndFlush(row);
    }

    /**
     * A profile that staff wrote.
     *
     * @param revision of the profile since then; every change has another
     * @param isNew whether the member was enrolled
     * @param fields those that are other than before, by name
     */
    public record WrittenProfile(
            Pseudonym member, long revision, Agent agent, boolean isNew, Collection<String> fields) {

        private StaffActEntity act(Instant at) {
            // As long as any revision, so that at one instant the last stands first.
            String act = "%s/%s/%019d".formatted(PROFILE, member.hex(), revision);
            StaffActEntity row = row(member, act, at, agent);
            row.what = PROFILE
                    + (isNew ? " enrolled" : " changed")
                    + (fields.isEmpty() ? "" : ": " + String.join(", ", fields));
            return row;
        }
    }

    /** Notes that staff wrote profiles: which fields, and not what stands in them. */
    public void wrote(List<WrittenProfile> profiles, Instant at) {
        rows.add(profiles.stream().map(profile -> profile.act(at)).toList());
    }

    private static StaffActEntity row(Pseudonym member, String act, Instant at, Agent agent) {
        StaffActEntity row = new StaffActEntity();
        row.id = new StaffActEntity.Id(member, act);
        row.at = at;
        row.actor = agent.subject();
        row.role = agent.role();
        row.origin = agent.origin();
        row.chain = HashChain.chainOf(member);
        return row;
    }

    /** Of a reason that is told: SHA-256 of the salt and the text. */
    private static byte @Nullable [] hash(byte[] salt, @Nullable String reason) {
        if (reason == null) {
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
                .map(StaffActs::act)
                .toList();
    }

    private static Act act(ActRows.WithReason found) {
        StaffActEntity row = found.act();
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
