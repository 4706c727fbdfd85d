package loyalty.tier.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.Grant;
import loyalty.tier.domain.TierOverride;

/** The tiers that support gives, as rows; of a row only the decision is added later. */
@ApplicationScoped
public class Overrides {

    private static final String INSERT = """
            insert ignore into tier_override (pseudonym, override_id, body_hash, tier, until_at, reason, asked_by,
                asked_at, status, salt)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FIND = "select * from tier_override where override_id = ?";
    private static final String APPROVED =
            "select * from tier_override where status = 'approved' and pseudonym in (:keys)";
    private static final String DECIDE = """
            update tier_override set status = ?, decided_by = ?, decided_at = ?
            where pseudonym = ? and override_id = ? and status = ?""";

    private final Database database;

    Overrides(Database database) {
        this.database = database;
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
        return database.execute(
                        INSERT,
                        request.member(),
                        request.overrideId(),
                        bodyHash,
                        request.tier(),
                        request.until(),
                        request.reason(),
                        request.by(),
                        request.at(),
                        override.status().word(),
                        salt)
                == 1;
    }

    /** What stands under an id, whoever's it is. */
    public Optional<StoredOverride> find(String overrideId) {
        return database
                .read(FIND, row -> new StoredOverride(override(row), row.getBytes("body_hash")), overrideId)
                .stream()
                .findFirst();
    }

    /**
     * Stores a decision.
     *
     * @throws IllegalStateException when the override is not in the state any more in which it was decided
     */
    public void decide(TierOverride.AwaitingApproval before, TierOverride.Decided after) {
        TierOverride.Request request = before.request();
        int found = database.execute(
                DECIDE,
                after.status().word(),
                after.by(),
                after.at(),
                request.member(),
                request.overrideId(),
                before.status().word());
        if (found != 1) {
            throw new IllegalStateException("an override was decided by two at once, in spite of the member's lock");
        }
    }

    /** What members were given, by member. */
    Map<Pseudonym, List<Grant>> grants(Collection<Pseudonym> members) {
        return database
                .ask(rows -> rows.select(
                        APPROVED,
                        members,
                        row -> Map.entry(ManyRows.owner(row), approved(row).grant())))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    static TierOverride override(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return switch (status) {
            case "awaiting-approval" -> new TierOverride.AwaitingApproval(request(row));
            case "approved" -> approved(row);
            case "rejected" ->
                new TierOverride.Rejected(request(row), decidedBy(row), ManyRows.instant(row, "decided_at"));
            default -> throw new IllegalStateException("no state of an override: " + status);
        };
    }

    private static TierOverride.Approved approved(ResultSet row) throws SQLException {
        return new TierOverride.Approved(request(row), decidedBy(row), ManyRows.instant(row, "decided_at"));
    }

    private static String decidedBy(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getString("decided_by"));
    }

    private static TierOverride.Request request(ResultSet row) throws SQLException {
        return new TierOverride.Request(
                ManyRows.owner(row),
                row.getString("override_id"),
                row.getString("tier"),
                ManyRows.instant(row, "until_at"),
                row.getString("reason"),
                row.getString("asked_by"),
                ManyRows.instant(row, "asked_at"));
    }
}
