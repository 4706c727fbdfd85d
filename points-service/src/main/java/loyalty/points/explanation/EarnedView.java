package loyalty.points.explanation;

import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Earned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an order or an activity earned.
 *
 * @param earned whole points, all of them
 * @param pending those that are not available yet
 * @param expiresAt the earliest end of any of them
 */
@Schema(name = "EarnedPoints")
public record EarnedView(
        long earned,
        long pending,
        @Nullable Instant availableAt,
        @Nullable Instant expiresAt,
        ExplanationView explanation) {

    /**
     * What was earned, with its explanation.
     *
     * @param entrySeq of the entry that posted it; null when nothing was posted
     */
    public static EarnedView of(
            Pseudonym member, Earned earned, @Nullable Long entrySeq, long pending, Language language) {
        return new EarnedView(
                earned.points(),
                pending,
                earned.availableAt(),
                earned.expiresAt(),
                ExplanationView.of(member, earned, entrySeq, language));
    }
}
