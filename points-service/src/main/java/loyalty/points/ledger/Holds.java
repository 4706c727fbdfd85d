package loyalty.points.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Hold;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/** The rows of {@code hold}, {@code hold_part} and {@code hold_step}. */
public final class Holds {

    private static final String HOLD = "select pseudonym, hold_id, body_hash, points, order_id, expires_at from hold";
    private static final String STEP = "select s.*, h.points from hold_step s"
            + " join hold h on h.pseudonym = s.pseudonym and h.hold_id = s.hold_id";

    private final ManyRows rows;

    public Holds(ManyRows rows) {
        this.rows = rows;
    }

    /** A hold, whose it is, and the fingerprint of the request that placed it. */
    public record StoredHold(Pseudonym member, Hold hold, byte[] bodyHash) {}

    /**
     * A step of a hold, and whose it is.
     *
     * @param points what the hold was for
     */
    public record StoredStep(Pseudonym member, String holdId, long points, Hold.Step step) {

        public static StoredStep of(Pseudonym member, Hold hold, Hold.Step step) {
            return new StoredStep(member, hold.holdId(), hold.points(), step);
        }
    }

    private record HoldRow(
            Pseudonym member,
            String holdId,
            byte[] bodyHash,
            long points,
            @Nullable String orderId,
            Instant expiresAt) {

        Hold.Terms terms(List<Hold.Part> parts) {
            return new Hold.Terms(holdId, points, orderId, expiresAt, parts);
        }
    }

    private record StoredPart(String holdId, Hold.Part part) {}

    /** Those of these holds that there are. */
    public List<StoredHold> find(Collection<String> holdIds) {
        return complete(rows.select(HOLD + " where hold_id in (:keys)", holdIds, Holds::row));
    }

    /** The open holds of these members that end by now. */
    public List<StoredHold> ending(Collection<Pseudonym> members, Instant now) {
        return complete(
                rows.select(HOLD + " where pseudonym in (:keys) and open_until <= ?", members, Holds::row, now));
    }

    /** When the first of these members' other open holds ends; a member without any is absent. */
    public Map<Pseudonym, Instant> endingAfter(Collection<Pseudonym> members, Instant now) {
        Map<Pseudonym, Instant> next = new HashMap<>();
        rows.select(
                        "select pseudonym, min(open_until) as open_until from hold where pseudonym in (:keys)"
                                + " and open_until > ? group by pseudonym",
                        members,
                        row -> Map.entry(row.owner(), row.instant("open_until")),
                        now)
                .forEach(entry -> next.put(entry.getKey(), entry.getValue()));
        return next;
    }

    /** What a hold paid for an order. */
    public record Captured(String holdId, long points) {}

    /** The holds whose points were spent on an order of a member's, in the order of spending. */
    public List<Captured> capturedFor(Pseudonym member, String orderId) {
        return rows.select(
                "select hold_id, captured from hold_step where pseudonym in (:keys) and order_id = ?"
                        + " and status = 'captured' order by event_seq",
                List.of(member),
                row -> new Captured(row.getString("hold_id"), row.getLong("captured")),
                orderId);
    }

    /** How many points of a member were held at an instant. */
    public long heldAt(Pseudonym member, Instant at) {
        return rows.read(
                        "select coalesce(sum(h.points), 0) as points from hold h"
                                + " join hold_step placed on placed.pseudonym = h.pseudonym"
                                + " and placed.hold_id = h.hold_id and placed.status = 'held' and placed.at <= ?"
                                + " left join hold_step ended on ended.pseudonym = h.pseudonym"
                                + " and ended.hold_id = h.hold_id and ended.status <> 'held' and ended.at <= ?"
                                + " where h.pseudonym = ? and ended.hold_id is null",
                        row -> row.getLong("points"),
                        List.of(at, at, member))
                .getFirst();
    }

    private List<StoredHold> complete(List<HoldRow> found) {
        List<String> ids = found.stream().map(HoldRow::holdId).toList();
        Map<String, List<Hold.Part>> parts = new HashMap<>();
        rows.select(
                        "select p.hold_id, p.lot_seq, p.lot_part, p.points from hold h join hold_part p"
                                + " on p.pseudonym = h.pseudonym and p.hold_id = h.hold_id"
                                + " where h.hold_id in (:keys) order by p.hold_id, p.position",
                        ids,
                        Holds::part)
                .forEach(stored -> parts.computeIfAbsent(stored.holdId(), id -> new ArrayList<>())
                        .add(stored.part()));
        Map<String, Hold.Step> placed = new HashMap<>();
        Map<String, Hold.Step> ended = new HashMap<>();
        rows.select(STEP + " where h.hold_id in (:keys)", ids, Holds::step)
                .forEach(stored -> (stored.step().status() == Hold.Status.HELD ? placed : ended)
                        .put(stored.holdId(), stored.step()));
        return found.stream()
                .map(row -> new StoredHold(
                        row.member(),
                        Hold.of(
                                row.terms(Objects.requireNonNull(parts.get(row.holdId()))),
                                Objects.requireNonNull(placed.get(row.holdId())),
                                ended.get(row.holdId())),
                        row.bodyHash()))
                .toList();
    }

    private static HoldRow row(Row row) {
        return new HoldRow(
                row.owner(),
                row.getString("hold_id"),
                row.getBytes("body_hash"),
                row.getLong("points"),
                row.getString("order_id"),
                row.instant("expires_at"));
    }

    private static StoredPart part(Row row) {
        return new StoredPart(
                row.getString("hold_id"),
                new Hold.Part(row.getLong("lot_seq"), row.getInt("lot_part"), row.getLong("points")));
    }

    private static StoredStep step(Row row) {
        Balance after = EarnedColumns.balance(row);
        return new StoredStep(
                row.owner(),
                row.getString("hold_id"),
                row.getLong("points"),
                new Hold.Step(
                        Hold.Status.of(row.getString("status")),
                        row.instant("at"),
                        row.getLong("captured"),
                        row.getString("order_id"),
                        row.getLong("event_seq"),
                        row.longOrNull("entry_seq"),
                        after));
    }
}
