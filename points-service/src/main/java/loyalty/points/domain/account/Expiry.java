package loyalty.points.domain.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import loyalty.points.domain.Explanation;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.earning.Life;

/** The end of points. */
final class Expiry {

    private final Journal journal;
    private final LotBook lots;

    Expiry(Journal journal, LotBook lots) {
        this.journal = journal;
        this.lots = lots;
    }

    /** Whether what the member did meanwhile prolongs it. */
    private boolean renew(Lot lot, Instant at) {
        Instant end = lot.endIfIdle(journal.activeAt());
        if (end == null || !end.isAfter(at)) {
            return false;
        }
        lots.change(lot.until(end));
        return true;
    }

    /**
     * Has all that is there live as if it had been earned on a day by a life, where that is longer, and tells it.
     *
     * @return whole points whose end moved
     */
    long extend(Life life, LocalDate day, ZoneId zone, Instant at) {
        Instant end = life.endOf(day, new ProgrammeCalendar(zone));
        long points = 0;
        for (Lot lot : lots.left()) {
            Instant before = lot.expiresAt();
            if (before != null && (end == null || end.isAfter(before))) {
                lots.change(lot.until(end).renewedBy(Renewal.of(life, zone)));
                points += lot.left();
            }
        }
        if (points > 0) {
            journal.tell(at);
        }
        return points;
    }

    /** Ends what is free of these lots; what is held of them is spared until its hold has ended. */
    void expire(Instant at, List<Lot> ended) {
        List<Lot> over = ended.stream().filter(lot -> !renew(lot, at)).toList();
        long points = over.stream().mapToLong(Lot::free).sum();
        if (points == 0) {
            return;
        }
        Instant posted = journal.notBeforeLast(at);
        journal.move(journal.balance().take(points));
        long event = journal.tell(posted);
        var parts = over.stream()
                .map(lot -> new Explanation.LotPart(lot.seq(), lot.part(), lot.free(), lot.expiresAt()))
                .toList();
        journal.post(EntryKind.EXPIRE, -points, posted, null, event, new Explanation(List.of(), parts));
        over.forEach(lot -> lots.change(lot.lapsed()));
    }
}
