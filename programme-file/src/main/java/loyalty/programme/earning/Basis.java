package loyalty.programme.earning;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an order counts.
 *
 * @param kinds the kinds of line; goods when the file is silent
 * @param withoutCategories lines of these categories never count
 * @param paidWithPoints whether the part that points pay counts; it does when the file is silent
 * @param paidWithVouchers whether the part that vouchers and store currency pay counts; it does not when the file is
 *     silent
 */
public record Basis(
        @Nullable Set<String> kinds,
        @Nullable Set<String> withoutCategories,
        @Nullable Boolean paidWithPoints,
        @Nullable Boolean paidWithVouchers) {

    public Basis {
        kinds = kinds == null ? Set.of("goods") : Set.copyOf(kinds);
        withoutCategories = withoutCategories == null ? Set.of() : Set.copyOf(withoutCategories);
        paidWithPoints = paidWithPoints == null || paidWithPoints;
        paidWithVouchers = paidWithVouchers != null && paidWithVouchers;
    }

    /** Whether a line counts. */
    public boolean counts(String kind, @Nullable String category) {
        return Objects.requireNonNull(kinds).contains(kind)
                && (category == null
                        || !Objects.requireNonNull(withoutCategories).contains(category));
    }

    /** Whether the part that points pay counts. */
    public boolean countsPaidWithPoints() {
        return Boolean.TRUE.equals(paidWithPoints);
    }

    /** Whether the part that vouchers and store currency pay counts. */
    public boolean countsPaidWithVouchers() {
        return Boolean.TRUE.equals(paidWithVouchers);
    }
}
