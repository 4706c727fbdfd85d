package loyalty.points.adjustments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.account.EntryId;
import loyalty.points.explanation.BalanceView;
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
    static AdjustmentView answer(
            Pseudonym member, AdjustmentStep done, @Nullable String memberId, @Nullable String note) {
        List<Adjustment.Step> happened = done.adjustment().steps().subList(0, done.steps());
        return of(
                member,
                done.adjustment(),
                happened,
                memberId,
                note,
                happened.getLast().after());
    }

    /** The adjustment as it is now; with the balance where one adjustment is read. */
    static AdjustmentView present(
            Adjustments.StoredAdjustment stored, @Nullable String memberId, @Nullable Balance balance) {
        Adjustment adjustment = stored.adjustment();
        return of(stored.member(), adjustment, adjustment.steps(), memberId, stored.note(), balance);
    }

    @JsonIgnore
    boolean awaitsApproval() {
        return status.equals(Adjustment.Status.AWAITING_APPROVAL.word());
    }

    private static AdjustmentView of(
            Pseudonym member,
            Adjustment adjustment,
            List<Adjustment.Step> steps,
            @Nullable String memberId,
            @Nullable String note,
            @Nullable Balance balance) {
        Adjustment.Step asked = steps.getFirst();
        Adjustment.Step decided = adjustment.needsApproval() && steps.size() > 1 ? steps.get(1) : null;
        Adjustment.Step undone = steps.getLast().status() == Adjustment.Status.UNDONE ? steps.getLast() : null;
        Adjustment.Step posted = adjustment.needsApproval() ? decided : asked;
        return new AdjustmentView(
                adjustment.adjustmentId(),
                memberId,
                adjustment.points(),
                adjustment.reason(),
                note,
                steps.getLast().status().word(),
                asked.actor(),
                asked.at(),
                decided == null ? null : decided.actor(),
                decided == null ? null : decided.at(),
                undone == null ? null : undone.actor(),
                undone == null ? null : undone.at(),
                entryId(member, posted),
                entryId(member, undone),
                balance == null ? null : BalanceView.of(balance));
    }

    private static @Nullable String entryId(Pseudonym member, Adjustment.@Nullable Step step) {
        return step == null || step.entrySeq() == null
                ? null
                : EntryId.of(member).entry(step.entrySeq());
    }
}
