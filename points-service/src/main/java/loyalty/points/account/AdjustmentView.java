package loyalty.points.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.Balance;
import loyalty.points.domain.EntryId;
import org.jspecify.annotations.Nullable;

/** An adjustment for a reader. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AdjustmentView(
        String adjustmentId,
        @Nullable String memberId,
        long points,
        String reason,
        @Nullable String note,
        String status,
        String askedBy,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        @Nullable String entryId,
        @Nullable String undoEntryId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BalanceView balance) {

    /** The adjustment as it was after so many steps: made from what was written then, it never changes. */
    static AdjustmentView answer(Adjustments.Owned owned, int steps, @Nullable String memberId) {
        List<Adjustment.Step> happened = owned.adjustment().steps().subList(0, steps);
        return of(owned, happened, memberId, happened.getLast().after());
    }

    /** The adjustment as it is now; with the balance where one adjustment is read. */
    static AdjustmentView present(Adjustments.Owned owned, @Nullable String memberId, @Nullable Balance balance) {
        return of(owned, owned.adjustment().steps(), memberId, balance);
    }

    private static AdjustmentView of(
            Adjustments.Owned owned,
            List<Adjustment.Step> steps,
            @Nullable String memberId,
            @Nullable Balance balance) {
        Adjustment adjustment = owned.adjustment();
        Adjustment.Step asked = steps.getFirst();
        Adjustment.Step decided = adjustment.needsApproval() && steps.size() > 1 ? steps.get(1) : null;
        Adjustment.Step undone = steps.getLast().status() == Adjustment.Status.UNDONE ? steps.getLast() : null;
        Adjustment.Step posted = adjustment.needsApproval() ? decided : asked;
        return new AdjustmentView(
                adjustment.adjustmentId(),
                memberId,
                adjustment.points(),
                adjustment.reason(),
                owned.note(),
                steps.getLast().status().word(),
                asked.actor(),
                asked.at(),
                decided == null ? null : decided.actor(),
                decided == null ? null : decided.at(),
                undone == null ? null : undone.actor(),
                undone == null ? null : undone.at(),
                entryId(owned, posted),
                entryId(owned, undone),
                balance == null ? null : BalanceView.of(balance));
    }

    private static @Nullable String entryId(Adjustments.Owned owned, Adjustment.@Nullable Step step) {
        return step == null || step.entrySeq() == null
                ? null
                : EntryId.of(owned.member()).entry(step.entrySeq());
    }
}
