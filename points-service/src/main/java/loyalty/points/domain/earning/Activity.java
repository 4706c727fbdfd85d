package loyalty.points.domain.earning;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What else than an order a programme may reward.
 *
 * @param type {@code visit}, {@code reload}, {@code review}, {@code referral} or one that a programme names
 * @param happenedAt when it was done, to the microsecond
 * @param location the shop, if the caller said so
 * @param attributes what else the caller said about it
 */
public record Activity(
        String activityId,
        String type,
        Instant happenedAt,
        @Nullable String location,
        Map<String, String> attributes) {

    /** The type of joining the programme, which nobody can send. */
    public static final String ENROLMENT = "enrolment";

    public Activity {
        attributes = Map.copyOf(attributes);
    }
}
