package loyalty.points.domain.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points with one life: what one earning brought, and what is left of it.
 *
 * @param seq the entry that brought it
 * @param part which of that entry's lots it is, from 1
 * @param points what it brought, at least one
 * @param left what is neither spent nor expired
 * @param held how much of that is set aside by holds
 * @param expired how much of it ended unspent and was not taken back by a return since
 * @param pending whether it still waits for {@code availableAt}
 * @param availableAt from when it can be spent
 * @param expiresAt the exclusive end of its life; null when it has none
 * @param renewal how activity prolongs it; null when it does not
 */
public record Lot(
        long seq,
        int part,
        long points,
        long left,
        long held,
        long expired,
        boolean pending,
        Instant availableAt,
        @Nullable Instant expiresAt,
        @Nullable Renewal renewal) {

    public Lot {
        if (points < 1 || left < 0 || expired < 0 || left + expired > points) {
            throw new IllegalArgumentException("a lot holds between nothing and what it brought");
        }
        if (held < 0 || held > left || (pending && held > 0)) {
            throw new IllegalArgumentException("only points that are there and count can be held");
        }
    }

    /** What was just brought, all of it there. */
    static Lot opened(
            long seq, int part, long points, boolean pending, Instant availableAt, @Nullable Instant expiresAt) {
        return new Lot(seq, part, points, points, 0, 0, pending, availableAt, expiresAt, null);
    }

    /** What is left and not held. */
    public long free() {
        return left - held;
    }

    /** When the clock acts on it next, or null when it never will again as things stand. */
    public @Nullable Instant nextAt() {
        if (free() == 0) {
            return null;
        }
        return pending ? availableAt : expiresAt;
    }

    /** The same lot with another amount left, as it was at another time; nothing of it held. */
    public Lot leaving(long points) {
        return new Lot(seq, part, this.points, points, 0, 0, pending, availableAt, expiresAt, renewal);
    }

    Lot activated() {
        return new Lot(seq, part, points, left, held, expired, false, availableAt, expiresAt, renewal);
    }

    /** Takes points that are free: spent, ended or taken back. */
    Lot without(long taken) {
        return new Lot(seq, part, points, left - taken, held, expired, pending, availableAt, expiresAt, renewal);
    }

    /** The same lot, prolonged by activity. */
    Lot renewedBy(@Nullable Renewal how) {
        return new Lot(seq, part, points, left, held, expired, pending, availableAt, expiresAt, how);
    }

    /** The same lot with a later end; null for none at all. */
    Lot until(@Nullable Instant end) {
        return new Lot(seq, part, points, left, held, expired, pending, availableAt, end, renewal);
    }

    /** When it ends if nothing more is done; null when it never does. */
    public @Nullable Instant endIfIdle(@Nullable Instant activeAt) {
        return expiresAt == null || renewal == null ? expiresAt : renewal.endOf(expiresAt, activeAt);
    }

    /** What is free reaches its end. */
    Lot lapsed() {
        return new Lot(seq, part, points, held, held, expired + free(), pending, availableAt, expiresAt, renewal);
    }

    /** Takes back points that had ended already: nothing is left to take. */
    Lot forgetting(long ended) {
        return new Lot(seq, part, points, left, held, expired - ended, pending, availableAt, expiresAt, renewal);
    }

    /** Points that had been spent come back. */
    Lot restoring(long more) {
        return new Lot(seq, part, points, left + more, held, expired, pending, availableAt, expiresAt, renewal);
    }

    Lot holding(long more) {
        return new Lot(seq, part, points, left, held + more, expired, pending, availableAt, expiresAt, renewal);
    }
}
