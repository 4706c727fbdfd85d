package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands at an instant.
 *
 * @param tier the tier
 * @param since since when; null when the member always had it
 * @param validUntil the exclusive end of the status; null on the lowest tier
 * @param windowValue what the window of the ladder holds: what counts for reaching a tier
 * @param periodValue what was collected since the status began: what counts for keeping it
 * @param changes how the member came here
 * @param nextFact the earliest purchase dated after the instant, if one is known
 */
public record Standing(
        String tier,
        @Nullable Instant since,
        @Nullable Instant validUntil,
        BigDecimal windowValue,
        BigDecimal periodValue,
        List<Change> changes,
        @Nullable Instant nextFact) {

    /** When time alone changes something: the status ends, or a purchase dated ahead begins to count. */
    public Optional<Instant> dueAt() {
        return Stream.of(Optional.ofNullable(validUntil), Optional.ofNullable(nextFact))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
