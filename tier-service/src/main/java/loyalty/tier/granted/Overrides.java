package loyalty.tier.granted;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.Grant;
import loyalty.tier.domain.TierOverride;

/** The tiers that support gives, as they are stored; of one that is stored only the decision is added later. */
@ApplicationScoped
public class Overrides {

    private final OverrideRows rows;

    Overrides(OverrideRows rows) {
        this.rows = rows;
    }

    /** An override, and the fingerprint of the request that asked for it. */
    public record StoredOverride(TierOverride override, byte[] bodyHash) {}

    /**
     * Stores what was asked for, unless there is something under its id already.
     *
     * @param salt of the hash of the reason, which outlives it
     * @return whether it is new
     */
    public boolean add(TierOverride.AwaitingApproval override, byte[] bodyHash, byte[] salt) {
        TierOverride.Request request = override.request();
        TierOverrideEntity row = new TierOverrideEntity();
        row.id = id(request);
        row.bodyHash = bodyHash;
        row.tier = request.tier();
        row.untilAt = request.until();
        row.reason = request.reason();
        row.askedBy = request.by();
        row.askedAt = request.at();
        row.status = override.status().word();
        row.salt = salt;
        return rows.add(row);
    }

    /** What stands under an id, whoever's it is. */
    public Optional<StoredOverride> find(String overrideId) {
        return rows.of(overrideId).map(row -> new StoredOverride(override(row), row.bodyHash));
    }

    /**
     * Stores a decision.
     *
     * @throws IllegalStateException when the override is not in the state any more in which it was decided
     */
    public void decide(TierOverride.AwaitingApproval before, TierOverride.Decided after) {
        if (!rows.decide(id(before.request()), before.status(), after)) {
            throw new IllegalStateException("an override was decided by two at once, in spite of the member's lock");
        }
    }

    /** What members were given, by member. */
    public Map<Pseudonym, List<Grant>> grants(Collection<Pseudonym> members) {
        return rows.approved(members).stream()
                .collect(Collectors.groupingBy(
                        row -> row.id.pseudonym(),
                        Collectors.mapping(row -> approved(row).grant(), Collectors.toList())));
    }

    static TierOverride override(TierOverrideEntity row) {
        return switch (row.status) {
            case "awaiting-approval" -> new TierOverride.AwaitingApproval(request(row));
            case "approved" -> approved(row);
            case "rejected" -> new TierOverride.Rejected(request(row), decidedBy(row), decidedAt(row));
            default -> throw new IllegalStateException("no state of an override: " + row.status);
        };
    }

    private static TierOverride.Approved approved(TierOverrideEntity row) {
        return new TierOverride.Approved(request(row), decidedBy(row), decidedAt(row));
    }

    private static String decidedBy(TierOverrideEntity row) {
        return Objects.requireNonNull(row.decidedBy);
    }

    private static Instant decidedAt(TierOverrideEntity row) {
        return Objects.requireNonNull(row.decidedAt);
    }

    private static TierOverrideEntity.Id id(TierOverride.Request request) {
        return new TierOverrideEntity.Id(request.member(), request.overrideId());
    }

    private static TierOverride.Request request(TierOverrideEntity row) {
        return new TierOverride.Request(
                row.id.pseudonym(), row.id.overrideId(), row.tier, row.untilAt, row.reason, row.askedBy, row.askedAt);
    }
}
