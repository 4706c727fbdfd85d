package loyalty.points.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.clock.BusinessClock;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.account.Activation;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.account.Entry;
import loyalty.points.domain.account.EntryId;
import loyalty.points.domain.account.Lot;
import loyalty.points.explanation.ExplanationView;
import loyalty.points.ledger.Activations;
import loyalty.points.ledger.Entries;
import loyalty.points.ledger.Holds;
import loyalty.points.ledger.Lots;
import loyalty.points.posting.Ledger;
import loyalty.points.programme.RuleBook;
import org.jspecify.annotations.Nullable;

/** A member's balance and journal, for those who read them. */
@ApplicationScoped
class PointsStatement {

    private final Ledger ledger;
    private final BusinessClock clock;
    private final RuleBook ruleBook;

    PointsStatement(Ledger ledger, BusinessClock clock, RuleBook ruleBook) {
        this.ledger = ledger;
        this.clock = clock;
        this.ruleBook = ruleBook;
    }

    /** The balance at this moment. */
    PointsView now(Pseudonym member) {
        return ledger.presentAsOne(
                member,
                (rows, state) -> PointsView.of(
                        state.balance(), state.lifetimeEarned(), new Lots(rows).ending(member), state.activeAt()));
    }

    /**
     * The balance as it stood at an instant: what was posted by then, and what had fallen due by then.
     *
     * @throws ProblemException 400 when the instant has not come yet
     */
    PointsView at(Pseudonym member, Instant at) {
        if (at.isAfter(clock.now())) {
            throw new ProblemException(Problems.malformedRequest("at", "this instant has not come yet"));
        }
        return ledger.presentAsOne(member, (rows, state) -> at(rows, member, at));
    }

    private static PointsView at(ManyRows rows, Pseudonym member, Instant at) {
        Optional<Entry> last = new Entries(rows).lastBy(member, at);
        if (last.isEmpty()) {
            return PointsView.of(Balance.ZERO, 0, List.of(), null);
        }
        Entry entry = last.get();
        // Nothing but activations moves points without an entry; those at the entry's own instant came before it.
        long activated = new Activations(rows)
                .between(member, entry.at(), at).stream()
                        .mapToLong(Activation::points)
                        .sum();
        Balance after = entry.after();
        long pending = after.pending() - activated;
        long held = new Holds(rows).heldAt(member, at);
        Balance then =
                new Balance(Math.addExact(after.ledger(), after.owed()) - pending - held, pending, held, after.owed());
        return PointsView.of(then, entry.lifetimeEarned(), lotsAt(rows, member, at, entry.seq()), null);
    }

    /** The lots as they were: what later entries took from them was still there. */
    private static List<Lot> lotsAt(ManyRows rows, Pseudonym member, Instant at, long lastSeq) {
        Map<LotKey, Long> taken = new HashMap<>();
        for (Entry later : new Entries(rows).drawingAfter(member, lastSeq)) {
            long sign = later.points() < 0 ? 1 : -1;
            later.explanation()
                    .lots()
                    .forEach(part -> taken.merge(new LotKey(part.seq(), part.part()), sign * part.points(), Long::sum));
        }
        return new Lots(rows)
                .endingAfter(member, at, lastSeq).stream()
                        .map(lot -> lot.leaving(lot.left() + taken.getOrDefault(new LotKey(lot.seq(), lot.part()), 0L)))
                        .toList();
    }

    private record LotKey(long seq, int part) {}

    /**
     * The journal, the newest entry first.
     *
     * @param after the entry behind which the page begins; null for the first page
     */
    Page<EntryView> entries(Pseudonym member, @Nullable String after, int limit) {
        ledger.present(member);
        EntryId ids = EntryId.of(member);
        long before = after == null
                ? Long.MAX_VALUE
                : ids.seq(after)
                        .orElseThrow(
                                () -> new ProblemException(Problems.malformedRequest("after", "not from this list")));
        List<EntryView> found = ledger.read(rows -> new Entries(rows).before(member, before, limit + 1)).stream()
                .map(entry -> EntryView.of(ids, entry, null))
                .toList();
        return Page.of(found, limit, EntryView::entryId);
    }

    /**
     * One entry with its explanation.
     *
     * @throws ProblemException 404
     */
    EntryView entry(Pseudonym member, String entryId, Language language) {
        ledger.present(member);
        EntryId ids = EntryId.of(member);
        return ids.seq(entryId)
                .flatMap(seq -> ledger.read(rows -> new Entries(rows).find(member, seq)))
                .map(entry -> EntryView.of(ids, entry, ExplanationView.of(member, entry, language, zone())))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private ZoneId zone() {
        return ruleBook.known()
                .inForceAt(clock.now())
                .map(version -> version.programme().timeZone())
                .orElse(ZoneOffset.UTC);
    }
}
