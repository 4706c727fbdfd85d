package loyalty.points.domain.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the account's row says.
 *
 * @param version the number of entries
 * @param eventSeq the number of events told about the member
 * @param lifetimeEarned points earned ever, net of returns
 * @param changedAt nothing is posted before it
 * @param nextDueAt when the clock alone changes something next; null when it never will
 * @param activeAt when the member did something last that keeps points alive; null when never
 */
public record AccountState(
        long version,
        long eventSeq,
        Balance balance,
        long lifetimeEarned,
        Instant changedAt,
        @Nullable Instant nextDueAt,
        @Nullable Instant activeAt) {

    /** An account that nothing has happened to. */
    public static final AccountState NEW = new AccountState(0, 0, Balance.ZERO, 0, Instant.EPOCH, null, null);

    /** Whether something fell due by {@code now} that is not settled yet. */
    public boolean isDue(Instant now) {
        return nextDueAt != null && !nextDueAt.isAfter(now);
    }
}
