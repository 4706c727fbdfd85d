package loyalty.points.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.conversion.Conversion;
import loyalty.points.domain.conversion.Conversions;
import org.jspecify.annotations.Nullable;

/** Points that become something else by themselves. */
final class Converting {

    /** Who spends points when nobody did. */
    private static final String PROGRAMME = "programme";

    private final Journal journal;
    private final LotBook lots;
    private final Conversions conversions;

    Converting(Journal journal, LotBook lots, Conversions conversions) {
        this.journal = journal;
        this.lots = lots;
        this.conversions = conversions;
    }

    /** When something becomes of points next as things stand; null when nothing does. */
    @Nullable
    Instant nextAt() {
        return conversions.next(journal.balance().available(), journal.changedAt());
    }

    /** Spends what becomes something at an instant, one entry for each thing that it becomes. */
    void convert(Instant at) {
        for (Optional<Conversion> due = due(at); due.isPresent(); due = due(at)) {
            post(due.get(), journal.notBeforeLast(at));
        }
    }

    private Optional<Conversion> due(Instant at) {
        return conversions.at(at, journal.balance().available());
    }

    private void post(Conversion conversion, Instant at) {
        List<Explanation.LotPart> spent = lots.spend(conversion.points());
        journal.move(journal.balance().take(conversion.points()));
        long event = journal.tell(at);
        var cause = new Entry.Cause(null, null, conversion.programmeVersion(), PROGRAMME, conversion.into());
        journal.post(EntryKind.REDEEM, -conversion.points(), at, cause, event, new Explanation(List.of(), spent));
    }
}
