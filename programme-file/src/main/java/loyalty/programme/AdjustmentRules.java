package loyalty.programme;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How support may correct a balance. What the file leaves out is as in the house programme: 500 points alone and 10,000 a
 * day for support, 5,000 alone for a supervisor.
 *
 * @param reasons the reasons that may be given
 * @param support how far support goes alone
 * @param supervisor how far a supervisor goes alone
 */
public record AdjustmentRules(
        @Nullable List<String> reasons,
        @Nullable Limits support,
        @Nullable Limits supervisor) {

    private static final Limits SUPPORT = new Limits(500, 10_000L);
    private static final Limits SUPERVISOR = new Limits(5_000, null);

    /** What holds when a file says nothing about it. */
    public static final AdjustmentRules DEFAULT = new AdjustmentRules(null, null, null);

    public AdjustmentRules {
        reasons = reasons == null
                ? List.of("GOODWILL", "CORRECTION", "MISSING-ORDER", "COMPLAINT")
                : List.copyOf(reasons);
        support = support == null ? SUPPORT : support;
        supervisor = supervisor == null ? SUPERVISOR : supervisor;
    }

    @Override
    public List<String> reasons() {
        return Objects.requireNonNull(reasons);
    }

    @Override
    public Limits support() {
        return Objects.requireNonNull(support);
    }

    @Override
    public Limits supervisor() {
        return Objects.requireNonNull(supervisor);
    }

    /**
     * How far somebody goes without a second pair of eyes; points added and points taken count alike.
     *
     * @param alone points in one adjustment
     * @param daily points in one day of the programme's zone; null for any number
     */
    public record Limits(long alone, @Nullable Long daily) {}
}
