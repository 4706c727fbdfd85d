package loyalty.programme;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How support may correct a balance, and what it does with vouchers. What the file leaves out is as in the house
 * programme: 500 points alone and 10,000 a day for support, 5,000 alone for a supervisor; vouchers worth up to 25 alone
 * and 30 days longer for support, 100 and 90 days for a supervisor.
 *
 * @param reasons the reasons that may be given
 * @param support how far support goes alone
 * @param supervisor how far a supervisor goes alone
 * @param vouchers how far each of them goes with vouchers
 */
public record AdjustmentRules(
        @Nullable List<String> reasons,
        @Nullable Limits support,
        @Nullable Limits supervisor,
        @Nullable VoucherRules vouchers) {

    private static final Limits SUPPORT = new Limits(500, 10_000L);
    private static final Limits SUPERVISOR = new Limits(5_000, null);

    /** What holds when a file says nothing about it. */
    public static final AdjustmentRules DEFAULT = new AdjustmentRules(null, null, null, null);

    public AdjustmentRules {
        reasons = reasons == null
                ? List.of("GOODWILL", "CORRECTION", "MISSING-ORDER", "COMPLAINT")
                : List.copyOf(reasons);
        support = support == null ? SUPPORT : support;
        supervisor = supervisor == null ? SUPERVISOR : supervisor;
        vouchers = vouchers == null ? VoucherRules.DEFAULT : vouchers;
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

    @Override
    public VoucherRules vouchers() {
        return Objects.requireNonNull(vouchers);
    }

    /**
     * How far somebody goes without a second pair of eyes; points added and points taken count alike.
     *
     * @param alone points in one adjustment
     * @param daily points in one day of the programme's zone; null for any number
     */
    public record Limits(long alone, @Nullable Long daily) {}

    /**
     * What is done with vouchers without a second pair of eyes.
     *
     * @param support what support does
     * @param supervisor what a supervisor does
     */
    public record VoucherRules(
            @Nullable VoucherLimits support, @Nullable VoucherLimits supervisor) {

        static final VoucherRules DEFAULT = new VoucherRules(null, null);

        public VoucherRules {
            support = support == null ? new VoucherLimits(BigDecimal.valueOf(25), 30) : support;
            supervisor = supervisor == null ? new VoucherLimits(BigDecimal.valueOf(100), 90) : supervisor;
        }

        @Override
        public VoucherLimits support() {
            return Objects.requireNonNull(support);
        }

        @Override
        public VoucherLimits supervisor() {
            return Objects.requireNonNull(supervisor);
        }
    }

    /**
     * How far somebody goes with vouchers.
     *
     * @param alone up to what value, in money, one gives a voucher or takes one back alone
     * @param extendDays by how many days support moves the end of one voucher, all moves together
     */
    public record VoucherLimits(BigDecimal alone, int extendDays) {

        /** Whether a voucher is worth no more than one handles alone; what has no value in money is above every limit. */
        public boolean covers(@Nullable BigDecimal worth) {
            return worth != null && worth.compareTo(alone) <= 0;
        }
    }
}
