package loyalty.points.explanation;

import loyalty.points.domain.account.Balance;

/** Where a member's points are, for a reader. */
public record BalanceView(long available, long pending, long held, long owed) {

    public static BalanceView of(Balance balance) {
        return new BalanceView(balance.available(), balance.pending(), balance.held(), balance.owed());
    }
}
