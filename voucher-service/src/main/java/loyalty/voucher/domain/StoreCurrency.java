package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import loyalty.events.PointsConverted;
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
        if (rules == null || rules.earn() == null || !rules.earn().isOn(day)) {
            return Optional.empty();
        }
        BigDecimal amount = earnedBy(basis, rules);
        if (amount.signum() <= 0) {
            return Optional.empty();
        }
        StoreCurrencyRules.Span redeem = Objects.requireNonNull(rules.redeem(), "what is earned can be spent")
                .spanFor(day);
        return Optional.of(new Earned(amount, calendar.startOf(redeem.first()), calendar.startOf(redeem.end())));
    }

    /** What whole steps of a basis bring. */
    public static BigDecimal earnedBy(BigDecimal basis, StoreCurrencyRules rules) {
        StoreCurrencyRules.Earn earn = rules.earn();
        return earn == null
                ? BigDecimal.ZERO
                : basis.divide(earn.per(), 0, RoundingMode.FLOOR).multiply(earn.amount());
    }

    /**
     * What points become at the start of a day, spendable at once.
     *
     * @param into what the ledger says they became
     * @param points whole steps of them
     */
    public static Optional<Earned> ofPoints(String into, long points, Instant at, Programme programme) {
        StoreCurrencyRules rules = programme.storeCurrency();
        StoreCurrencyRules.FromPoints made = rules == null ? null : rules.fromPoints();
        if (made == null || !into.equals(PointsConverted.STORE_CURRENCY)) {
            return Optional.empty();
        }
        BigDecimal amount = made.amount().multiply(BigDecimal.valueOf(points / made.points()));
        return Optional.of(forDays(amount, made.validDays(), at, programme));
    }

    /** What an activity brings, spendable at once. */
    public static Earned ofActivity(StoreCurrencyRules.FromActivity rule, Instant now, Programme programme) {
        return forDays(rule.amount(), rule.validDays(), now, programme);
    }

    private static Earned forDays(BigDecimal amount, int days, Instant from, Programme programme) {
        ProgrammeCalendar calendar = programme.calendar();
        return new Earned(amount, from, calendar.startOf(calendar.dayOf(from).plusDays(days)));
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
