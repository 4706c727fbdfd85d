package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import loyalty.programme.Programme;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.wallet.StoreCurrencyRules;

/** What an order brings in store currency (Kohl's Cash: so much for every full step in one transaction). */
public final class StoreCurrency {

    private StoreCurrency() {}

    /**
     * A lot that an order earned.
     *
     * @param amount money, more than zero
     * @param redeemableFrom from when it can be spent
     * @param redeemableUntil the exclusive end
     */
    public record Earned(BigDecimal amount, Instant redeemableFrom, Instant redeemableUntil) {}

    /**
     * What an order earns: whole steps only, each order by itself, and only in the earn window.
     *
     * @param basis what of the order counts, in money
     * @param placedAt when it was made
     */
    public static Optional<Earned> of(BigDecimal basis, Instant placedAt, Programme programme) {
        StoreCurrencyRules rules = programme.storeCurrency();
        ProgrammeCalendar calendar = programme.calendar();
        LocalDate day = calendar.dayOf(placedAt);
        if (rules == null || !rules.earn().daysOfMonth().contains(day)) {
            return Optional.empty();
        }
        BigDecimal amount = earnedBy(basis, rules);
        if (amount.signum() <= 0) {
            return Optional.empty();
        }
        StoreCurrencyRules.DaysOfMonth redeem = rules.redeem().daysOfMonth();
        return Optional.of(
                new Earned(amount, calendar.startOf(redeem.firstIn(day)), calendar.startOf(redeem.endIn(day))));
    }

    /** What whole steps of a basis bring. */
    public static BigDecimal earnedBy(BigDecimal basis, StoreCurrencyRules rules) {
        return basis.divide(rules.earn().per(), 0, RoundingMode.FLOOR)
                .multiply(rules.earn().amount());
    }

    /**
     * What becomes of store currency when goods that earned it come back; together all that is due.
     *
     * @param cancelled taken from what is left
     * @param forgiven had ended unspent, so that nobody had anything of it
     * @param withheld had been spent: kept back from the refund
     * @param uncollected had been spent, and the refund is too small: taken once it comes back
     */
    public record Unearned(BigDecimal cancelled, BigDecimal forgiven, BigDecimal withheld, BigDecimal uncollected) {}

    /**
     * Books a return.
     *
     * @param due what the goods that stay would not have earned, and was not taken back before
     * @param left what is left of what the order brought and no till holds
     * @param ended what of it ended unspent and was not forgiven before
     * @param refund what is paid back for the goods
     */
    public static Unearned unearned(BigDecimal due, BigDecimal left, BigDecimal ended, BigDecimal refund) {
        BigDecimal cancelled = due.min(left);
        BigDecimal forgiven = due.subtract(cancelled).min(ended);
        BigDecimal spent = due.subtract(cancelled).subtract(forgiven);
        BigDecimal withheld = spent.min(refund);
        return new Unearned(cancelled, forgiven, withheld, spent.subtract(withheld));
    }
}
