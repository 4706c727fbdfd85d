package loyalty.points.openingbalances;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.explanation.BalanceView;
import org.jspecify.annotations.Nullable;

/** An opening balance for a reader: made from what was written then, it never changes. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OpeningView(
        String openingBalanceId,
        @Nullable String memberId,
        long points,
        List<Lot> lots,
        long lifetimeEarned,
        @Nullable BigDecimal qualifying,
        Instant at,
        BalanceView balance) {

    /** Points with one life. */
    record Lot(long points, Instant earnedAt, @Nullable Instant expiresAt) {}

    static OpeningView of(TakenOver takenOver, @Nullable String memberId) {
        OpeningBalance opening = takenOver.opened().opening();
        return new OpeningView(
                opening.openingId(),
                memberId,
                opening.points(),
                opening.lots().stream()
                        .map(lot -> new Lot(lot.points(), lot.earnedAt(), lot.expiresAt()))
                        .toList(),
                opening.lifetimeEarned(),
                opening.qualifying(),
                takenOver.opened().at(),
                BalanceView.of(takenOver.opened().after()));
    }
}
