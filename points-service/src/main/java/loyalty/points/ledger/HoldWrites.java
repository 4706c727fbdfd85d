package loyalty.points.ledger;

import java.util.ArrayList;
import java.util.List;
import loyalty.database.ManyRows;
import loyalty.points.domain.Hold;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/** Writes the rows of {@code hold}, {@code hold_part} and {@code hold_step}; {@link Holds} reads them. */
public final class HoldWrites {

    private final ManyRows rows;

    public HoldWrites(ManyRows rows) {
        this.rows = rows;
    }

    /** Adds holds that were placed. */
    public void add(List<Holds.StoredHold> placed) {
        List<@Nullable Object[]> holds = new ArrayList<>(placed.size());
        List<@Nullable Object[]> parts = new ArrayList<>(placed.size());
        for (Holds.StoredHold stored : placed) {
            Hold hold = stored.hold();
            holds.add(new @Nullable Object[] {
                stored.member(),
                hold.holdId(),
                stored.bodyHash(),
                hold.points(),
                hold.orderId(),
                hold.expiresAt(),
                hold instanceof Hold.Open ? hold.expiresAt() : null
            });
            int position = 0;
            for (Hold.Part part : hold.parts()) {
                position++;
                parts.add(new @Nullable Object[] {
                    stored.member(), hold.holdId(), position, part.seq(), part.part(), part.points()
                });
            }
        }
        rows.insert(
                "insert into hold (pseudonym, hold_id, body_hash, points, order_id, expires_at, open_until)", holds);
        rows.insert("insert into hold_part (pseudonym, hold_id, position, lot_seq, lot_part, points)", parts);
    }

    /** Closes holds that ended and had been there before. */
    public void close(List<Holds.StoredStep> ended) {
        rows.update(
                "hold",
                List.of("pseudonym", "hold_id"),
                "t.pseudonym = n.pseudonym and t.hold_id = " + ManyRows.id("hold_id") + " and t.open_until is not null",
                "t.open_until = null",
                ended.stream()
                        .map(stored -> new @Nullable Object[] {stored.member(), stored.holdId()})
                        .toList());
    }

    public void addSteps(List<Holds.StoredStep> steps) {
        List<@Nullable Object[]> values = new ArrayList<>(steps.size());
        for (Holds.StoredStep stored : steps) {
            Hold.Step step = stored.step();
            Balance after = step.after();
            values.add(new @Nullable Object[] {
                stored.member(),
                stored.holdId(),
                step.eventSeq(),
                step.status().word(),
                step.at(),
                step.captured(),
                step.orderId(),
                step.entrySeq(),
                after.available(),
                after.pending(),
                after.held(),
                after.owed()
            });
        }
        rows.insert(
                "insert into hold_step (pseudonym, hold_id, event_seq, status, at, captured, order_id, entry_seq,"
                        + " available_after, pending_after, held_after, owed_after)",
                values);
    }
}
