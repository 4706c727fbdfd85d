package loyalty.points.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points with one life: what one earning brought, and what is left of it.
 *
 * @param seq the entry that brought it
 * @param part which of that entry's lots it is, from 1
 * @param points what it brought, at least one
 * @param left what is neither spent nor expired
 * @param pending whether it still waits for {@code availableAt}
 * @param availableAt from when it can be spent
 * @param expiresAt the exclusive end of its life; null when it has none
 */
public record Lot(
        long seq,
        int part,
        long points,
        long left,
        boolean pending,
        Instant availableAt,
        @Nullable Instant expiresAt) {

    public Lot {
        if (points < 1 || left < 0 || left > points) {
            throw new IllegalArgumentException("a lot holds between nothing and what it brought");
        }
    }

    /** When the clock acts on it next, or null when it never will again. */
    public @Nullable Instant nextAt() {
        if (left == 0) {
            return null;
        }
        return pending ? availableAt : expiresAt;
    }

    /** The same lot as it was brought, nothing of it used. */
    public Lot whole() {
        return new Lot(seq, part, points, points, pending, availableAt, expiresAt);
    }

    Lot activated() {
        return new Lot(seq, part, points, left, false, availableAt, expiresAt);
    }

    Lot emptied() {
        return new Lot(seq, part, points, 0, pending, availableAt, expiresAt);
    }
}
