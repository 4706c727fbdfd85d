package loyalty.programme.wallet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A voucher as a programme file describes it, whether it is given or sold for points. */
public sealed interface Offer permits VoucherTemplate, Reward {

    /** Under what it stands in the file; unlike every other offer's of the version. */
    String key();

    /** What it gives. */
    VoucherKind kind();

    /** Money off, for an amount and a credit; the most that a percent takes off, if there is such a limit. */
    @Nullable
    BigDecimal amount();

    /** Per cent off, for a percent. */
    @Nullable
    BigDecimal percent();

    /** The article, for an item. */
    @Nullable
    String item();

    /** The least order it can be used on, if there is one. */
    @Nullable
    BigDecimal minimumOrder();

    /** How many days after its issue it starts; 0 is at once. */
    int startsAfterDays();

    /** How many whole days it lives from the day of its start, that day included; null where it lives for months. */
    @Nullable
    Integer validDays();

    /** How many months it lives from the day of its start; null where it lives for days. */
    @Nullable
    Integer validMonths();

    /** On what it can be used. */
    UseRules use();

    /** What it is called, by language. */
    Map<String, String> text();

    /** The day after its last one, when it starts on a day. */
    default LocalDate endFrom(LocalDate firstDay) {
        Integer months = validMonths();
        return months == null
                ? firstDay.plusDays(Objects.requireNonNull(validDays(), "an offer lives for days, or for months"))
                : firstDay.plusMonths(months);
    }

    /** What a reader is shown as its value: money, per cent, or nothing. */
    default @Nullable BigDecimal value() {
        return kind() == VoucherKind.PERCENT ? percent() : amount();
    }
}
