package loyalty.points.adjustments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.lists.ListPlace;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.account.AccountState;
import loyalty.points.ledger.Holders;
import loyalty.points.posting.Ledger;
import org.jspecify.annotations.Nullable;

/** Adjustments, for those who read them. */
@ApplicationScoped
class AdjustmentHistory {

    private final Adjustments adjustments;
    private final Ledger ledger;

    AdjustmentHistory(Adjustments adjustments, Ledger ledger) {
        this.adjustments = adjustments;
        this.ledger = ledger;
    }

    /**
     * The adjustment as it is now.
     *
     * @throws ProblemException 404
     */
    AdjustmentView present(String adjustmentId) {
        Found found = find(adjustmentId);
        var balance =
                ledger.present(found.stored().member()).orElse(AccountState.NEW).balance();
        return AdjustmentView.present(found.stored(), found.memberId(), balance);
    }

    /** Some of what awaits or had a second pair of eyes, the last asked for first, behind a place in the list. */
    List<AdjustmentView> approvals(List<Adjustment.Status> statuses, @Nullable ListPlace after, int most) {
        List<Adjustments.StoredAdjustment> found = adjustments.approvals(statuses, after, most);
        Map<Pseudonym, String> names =
                names(found.stream().map(Adjustments.StoredAdjustment::member).toList());
        return found.stream()
                .map(stored -> AdjustmentView.listed(stored, names.get(stored.member())))
                .toList();
    }

    private Map<Pseudonym, String> names(List<Pseudonym> members) {
        return ledger.read(rows -> new Holders(rows).names(members));
    }

    /** Whether a place in the list is that of an adjustment. */
    boolean isApproval(@Nullable ListPlace place) {
        return place != null && adjustments.isApproval(place);
    }

    /** An adjustment and the name of whose it is, while there is one. */
    record Found(
            Adjustments.StoredAdjustment stored, @Nullable String memberId) {}

    /**
     * The adjustment as it stands in the tables.
     *
     * @throws ProblemException 404
     */
    Found find(String adjustmentId) {
        Adjustments.StoredAdjustment stored = adjustments.find(List.of(adjustmentId)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        return new Found(stored, names(List.of(stored.member())).get(stored.member()));
    }
}
