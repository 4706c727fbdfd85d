package loyalty.points.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import loyalty.points.domain.account.Balance;

/** Where the points were once something had happened, as it stands in the rows of those who tell it. */
@Embeddable
public record BalanceAfter(
        @Column(name = "available_after") long available,
        @Column(name = "pending_after") long pending,
        @Column(name = "held_after") long held,
        @Column(name = "owed_after") long owed) {

    public static BalanceAfter of(Balance after) {
        return new BalanceAfter(after.available(), after.pending(), after.held(), after.owed());
    }

    public Balance balance() {
        return new Balance(available, pending, held, owed);
    }
}
