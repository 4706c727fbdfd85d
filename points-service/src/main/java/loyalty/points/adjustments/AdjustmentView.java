package loyalty.points.adjustments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import loyalty.api.lists.ListPlace;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.account.EntryId;
import loyalty.points.explanation.BalanceView;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment for a reader.
 *
 * @param kind what it is, in a list of several kinds of things
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AdjustmentView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String kind,
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

    private static final String KIND = "adjustment";

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

    /** The adjustment as it is now, among all that awaits or had a second pair of eyes. */
    static AdjustmentView listed(Adjustments.StoredAdjustment stored, @Nullable String memberId) {
        AdjustmentView one = present(stored, memberId, null);
        return new AdjustmentView(
                KIND,
                one.adjustmentId,
                one.memberId,
                one.points,
                one.reason,
                one.note,
                one.status,
                one.askedBy,
                one.askedAt,
                one.decidedBy,
                one.decidedAt,
                one.undoneBy,
                one.undoneAt,
                one.entryId,
                one.undoEntryId,
                null);
    }

    /** Where it stands in the list of them. */
    ListPlace place() {
        return new ListPlace(askedAt, KIND + "/" + adjustmentId);
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
                null,
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
