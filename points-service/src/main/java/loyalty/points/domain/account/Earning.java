package loyalty.points.domain.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Opened;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.domain.earning.Earned;
import org.jspecify.annotations.Nullable;

/** Points that come in for what a member does, or did elsewhere. */
final class Earning {

    private static final String OPENING = "OPENING-BALANCE";

    private final Journal journal;
    private final LotBook lots;
    private final Expiry expiry;

    Earning(Journal journal, LotBook lots, Expiry expiry) {
        this.journal = journal;
        this.lots = lots;
        this.expiry = expiry;
    }

    /**
     * What was booked.
     *
     * @param entrySeq the entry; null when nothing was earned
     * @param pending how many of the points have to wait
     */
    record Booked(@Nullable Long entrySeq, long pending) {}

    /** Books what was earned; what the member owes is paid from it first. */
    Booked book(Earned earned, Entry.Cause cause, Instant at) {
        Instant availableAt = earned.availableAt();
        if (availableAt == null || earned.points() == 0) {
            return new Booked(null, 0);
        }
        boolean pending = availableAt.isAfter(at);
        long paid = Math.min(journal.balance().owed(), earned.points());
        Lot lot = Lot.opened(journal.nextSeq(), 1, earned.points(), pending, availableAt, earned.expiresAt())
                .renewedBy(earned.renewal())
                .without(paid);
        journal.move(journal.balance().earn(lot.left(), pending).pay(paid));
        journal.earnedEver(lot.points());
        var part = new Explanation.LotPart(lot.seq(), lot.part(), lot.points(), lot.expiresAt());
        journal.post(EntryKind.EARN, lot.points(), at, cause, null, new Explanation(earned.rules(), List.of(part)));
        lots.open(lot);
        // What comes late may bring points whose life is over already: they end at once.
        expiry.expire(at, lots.lapsed(at));
        return new Booked(lot.seq(), pending ? lot.left() : 0);
    }

    /** Takes over what an older system had; what is over already ends at once. */
    Opened open(OpeningBalance opening, String actor, Instant at) {
        long event = journal.tell(at);
        journal.earnedEver(opening.lifetimeEarned());
        long points = opening.points();
        if (points == 0) {
            return new Opened(opening, at, event, null, journal.balance());
        }
        long seq = journal.nextSeq();
        List<Explanation.LotPart> parts = new ArrayList<>();
        for (OpeningBalance.Part part : opening.lots()) {
            Lot lot = Lot.opened(seq, parts.size() + 1, part.points(), false, part.earnedAt(), part.expiresAt());
            parts.add(new Explanation.LotPart(seq, lot.part(), lot.points(), lot.expiresAt()));
            lots.open(lot);
        }
        journal.move(journal.balance().earn(points, false));
        var cause = new Entry.Cause(null, null, opening.programmeVersion(), actor, OPENING);
        journal.post(EntryKind.TRANSFER, points, at, cause, null, new Explanation(List.of(), parts));
        expiry.expire(at, lots.lapsed(at));
        return new Opened(opening, at, event, seq, journal.balance());
    }
}
