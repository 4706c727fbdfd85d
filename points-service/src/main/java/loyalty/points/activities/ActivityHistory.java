package loyalty.points.activities;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.account.Lot;
import loyalty.points.ledger.Holders;
import loyalty.points.ledger.Lots;
import loyalty.points.posting.Ledger;
import loyalty.points.programme.RuleBook;
import org.jspecify.annotations.Nullable;

/** Activities, for those who read them. */
@ApplicationScoped
class ActivityHistory {

    private final Activities activities;
    private final Ledger ledger;
    private final RuleBook ruleBook;
    private final BusinessClock clock;

    ActivityHistory(Activities activities, Ledger ledger, RuleBook ruleBook, BusinessClock clock) {
        this.activities = activities;
        this.ledger = ledger;
        this.ruleBook = ruleBook;
        this.clock = clock;
    }

    /**
     * An activity as it is now.
     *
     * @throws ProblemException 404
     */
    ActivityView present(String activityId, Language language) {
        RecordedActivity recorded = activities.named(List.of(activityId)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        Pseudonym member = recorded.member();
        var balance = ledger.present(member).orElse(AccountState.NEW).balance();
        String currency = ruleBook.inForceAt(clock.now()).currency().getCurrencyCode();
        long pending = pending(member, recorded.rewarded().entrySeq());
        Map<Pseudonym, String> names = ledger.read(rows -> new Holders(rows).names(List.of(member)));
        return ActivityView.of(recorded, names.get(member), pending, balance, language, currency);
    }

    private long pending(Pseudonym member, @Nullable Long entrySeq) {
        return entrySeq == null
                ? 0
                : ledger.read(rows -> new Lots(rows).waiting(member, List.of(entrySeq))).stream()
                        .mapToLong(Lot::left)
                        .sum();
    }
}
