package loyalty.points.adjustments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import loyalty.api.lists.ListPlace;
import loyalty.events.Pseudonym;
import loyalty.points.audit.AdjustmentNotes;
import loyalty.points.domain.Adjustment;
import org.jspecify.annotations.Nullable;

/** Adjustments with what happened to them, as they are stored; {@link AdjustmentWrites} writes them. */
@ApplicationScoped
class Adjustments {

    private static final String KEY = "adjustment/";

    private final AdjustmentRows rows;
    private final AdjustmentNotes notes;

    Adjustments(AdjustmentRows rows, AdjustmentNotes notes) {
        this.rows = rows;
        this.notes = notes;
    }

    /** An adjustment, whose it is, the fingerprint of the request, and the note as far as it is still there. */
    record StoredAdjustment(
            Pseudonym member,
            Adjustment adjustment,
            byte[] bodyHash,
            @Nullable String note) {}

    /** Those of these adjustments that there are. */
    List<StoredAdjustment> find(Collection<String> adjustmentIds) {
        return complete(rows.named(adjustmentIds));
    }

    /**
     * What awaits or had a second pair of eyes, the last asked for first.
     *
     * @param statuses only these
     * @param after the place behind which the page begins; null for the first page
     */
    List<StoredAdjustment> approvals(List<Adjustment.Status> statuses, @Nullable ListPlace after, int most) {
        return complete(rows.approvals(statuses, after, most));
    }

    /** Whether an adjustment that wants a second pair of eyes stands in a place of the list. */
    boolean isApproval(ListPlace place) {
        return place.key().startsWith(KEY) && rows.isApproval(place.key().substring(KEY.length()), place.at());
    }

    private List<StoredAdjustment> complete(List<AdjustmentEntity> found) {
        List<String> ids = found.stream().map(row -> row.id.adjustmentId()).toList();
        Map<String, List<Adjustment.Step>> steps = rows.steps(ids).stream()
                .collect(Collectors.groupingBy(
                        row -> row.id.adjustmentId(), Collectors.mapping(Adjustments::step, Collectors.toList())));
        Map<String, String> texts = notes.find(found.stream()
                .map(row -> new AdjustmentNotes.Noted(row.id.pseudonym(), row.id.adjustmentId()))
                .toList());
        return found.stream()
                .map(row -> new StoredAdjustment(
                        row.id.pseudonym(),
                        adjustment(row, Objects.requireNonNull(steps.get(row.id.adjustmentId()))),
                        row.bodyHash,
                        texts.get(row.id.adjustmentId())))
                .toList();
    }

    private static Adjustment adjustment(AdjustmentEntity row, List<Adjustment.Step> steps) {
        return new Adjustment(
                row.id.adjustmentId(), row.points, row.reason, row.programmeVersion, row.needsApproval, steps);
    }

    private static Adjustment.Step step(AdjustmentStepEntity row) {
        return new Adjustment.Step(
                Adjustment.Status.of(row.status),
                row.actor,
                row.at,
                row.points,
                row.entrySeq,
                row.eventSeq,
                row.after.balance());
    }
}
