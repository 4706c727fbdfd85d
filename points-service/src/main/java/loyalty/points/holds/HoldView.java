package loyalty.points.holds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import loyalty.points.domain.Hold;
import loyalty.points.domain.account.Balance;
import loyalty.points.explanation.BalanceView;
import org.jspecify.annotations.Nullable;

/** A hold for a reader. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record HoldView(
        String holdId,
        @Nullable String memberId,
        long points,
        long captured,
        String status,
        @Nullable String orderId,
        Instant expiresAt,
        BalanceView balance) {

    /** The hold as a step left it: made from what was written then, it never changes. */
    static HoldView answer(Hold hold, Hold.Step step, @Nullable String memberId) {
        return of(hold, step, memberId, step.after());
    }

    /** The hold as it is now. */
    static HoldView present(Hold hold, @Nullable String memberId, Balance balance) {
        return of(hold, hold.last(), memberId, balance);
    }

    private static HoldView of(Hold hold, Hold.Step step, @Nullable String memberId, Balance balance) {
        return new HoldView(
                hold.holdId(),
                memberId,
                hold.points(),
                step.captured(),
                step.status().word(),
                step.orderId(),
                hold.expiresAt(),
                BalanceView.of(balance));
    }
}
