package loyalty.points.openingbalances;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.events.Pseudonym;
import loyalty.points.ledger.Holders;
import loyalty.points.posting.Ledger;

/** Opening balances, for those who read them. */
@ApplicationScoped
class OpeningHistory {

    private final OpeningBalances openings;
    private final Ledger ledger;

    OpeningHistory(OpeningBalances openings, Ledger ledger) {
        this.openings = openings;
        this.ledger = ledger;
    }

    /**
     * An opening balance as it was accepted.
     *
     * @throws ProblemException 404
     */
    OpeningView find(String openingId) {
        TakenOver takenOver = openings.named(List.of(openingId)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        Pseudonym member = takenOver.member();
        Map<Pseudonym, String> names = ledger.read(rows -> new Holders(rows).names(List.of(member)));
        return OpeningView.of(takenOver, names.get(member));
    }
}
