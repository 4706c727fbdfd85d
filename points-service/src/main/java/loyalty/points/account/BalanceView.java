package loyalty.points.account;

import loyalty.points.domain.Balance;

/** Where a member's points are, for a reader. */
record BalanceView(long available, long pending, long held, long owed) {

    static BalanceView of(Balance balance) {
        return new BalanceView(balance.available(), balance.pending(), balance.held(), balance.owed());
    }
}
