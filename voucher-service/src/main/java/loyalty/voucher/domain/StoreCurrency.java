package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeCalendar;
import loyalty.programme.StoreCurrencyRules;

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
        BigDecimal steps = basis.divide(rules.earn().per(), 0, RoundingMode.FLOOR);
        if (steps.signum() <= 0) {
            return Optional.empty();
        }
        StoreCurrencyRules.DaysOfMonth redeem = rules.redeem().daysOfMonth();
        return Optional.of(new Earned(
                steps.multiply(rules.earn().amount()),
                calendar.startOf(redeem.firstIn(day)),
                calendar.startOf(redeem.endIn(day))));
    }

    /**
     * What becomes of store currency when goods that earned it come back.
     *
     * @param cancelled taken from what is unspent
     * @param withheld what is no longer there, kept back from the refund
     */
    public record Unearned(BigDecimal cancelled, BigDecimal withheld) {}

    /**
     * Books a return: what the goods that stay would not have earned is taken back, first from what the order brought
     * and is unspent, the rest from the refund, never more than that.
     *
     * @param issued what the order brought and was not taken back before
     * @param staying the basis of what the member keeps, in money
     * @param unspent what is left of that lot
     * @param refund what is paid back for the goods
     * @param rules those of the order's programme version
     */
    public static Unearned unearned(
            BigDecimal issued, BigDecimal staying, BigDecimal unspent, BigDecimal refund, StoreCurrencyRules rules) {
        BigDecimal still = staying.divide(rules.earn().per(), 0, RoundingMode.FLOOR)
                .multiply(rules.earn().amount());
        BigDecimal back = issued.subtract(still).max(BigDecimal.ZERO);
        BigDecimal cancelled = back.min(unspent);
        return new Unearned(cancelled, back.subtract(cancelled).min(refund));
    }
}
