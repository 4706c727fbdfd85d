package loyalty.points.domain.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Hold;
import loyalty.points.domain.HoldOrder;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import org.jspecify.annotations.Nullable;

/** What holds do to an account: they set points aside, and spend them or let them go. */
final class Holding {

    /** Who lets a hold go when nobody did. */
    private static final String CLOCK = "clock";

    private final Journal journal;
    private final LotBook lots;
    private final HoldBook holds;
    private final Expiry expiry;

    Holding(Journal journal, LotBook lots, HoldBook holds, Expiry expiry) {
        this.journal = journal;
        this.lots = lots;
        this.holds = holds;
        this.expiry = expiry;
    }

    Outcome<Hold> open(HoldOrder order, Instant at) {
        if (journal.balance().available() < order.points()) {
            return Outcome.refused(new Rejection.InsufficientPoints(journal.balance(), order.points()));
        }
        List<Hold.Part> parts = draw(order.points());
        journal.move(journal.balance().hold(order.points()));
        long event = journal.tell(at);
        var placed = new Hold.Step(Hold.Status.HELD, at, 0, order.orderId(), event, null, journal.balance());
        var terms = new Hold.Terms(order.holdId(), order.points(), order.orderId(), order.expiresAt(), parts);
        Hold hold = new Hold.Open(terms, placed);
        holds.open(hold);
        return Outcome.done(hold);
    }

    private List<Hold.Part> draw(long points) {
        List<Hold.Part> parts = new ArrayList<>();
        lots.draw(points, (lot, taken) -> {
            parts.add(new Hold.Part(lot.seq(), lot.part(), taken));
            return lot.holding(taken);
        });
        return parts;
    }

    Outcome<Hold> capture(String holdId, @Nullable Long points, String actor, Instant at) {
        Hold hold = holds.find(holdId);
        if (hold == null) {
            return Outcome.refused(new Rejection.UnknownHold(holdId));
        }
        long asked = points == null ? hold.points() : points;
        return switch (hold) {
            case Hold.Ended ended when ended.last().isCaptureOf(asked, hold.orderId()) -> Outcome.replayed(hold);
            case Hold.Ended ended -> Outcome.refused(new Rejection.HoldEnded(holdId, ended.status()));
            case Hold.Open open ->
                asked > hold.points()
                        ? Outcome.refused(new Rejection.MoreThanHeld(hold.points(), asked))
                        : Outcome.done(end(open, Hold.Ending.CAPTURED, asked, hold.orderId(), actor, at));
        };
    }

    /** Captures what an order costs and lets the rest go; where nothing is left to pay, all of it. */
    Outcome<Hold> pay(String holdId, OptionalLong cost, String orderId, String actor, Instant at) {
        Hold hold = holds.find(holdId);
        if (hold == null) {
            return Outcome.refused(new Rejection.UnknownHold(holdId));
        }
        return switch (hold.paysFor(orderId, cost)) {
            case Outcome.Refused<Long>(Rejection why) -> Outcome.refused(why);
            case Outcome.Done<Long>(Long points, boolean _) ->
                hold instanceof Hold.Open open
                        ? Outcome.done(pay(open, points, orderId, actor, at))
                        : Outcome.replayed(hold);
        };
    }

    private Hold pay(Hold.Open hold, long points, String orderId, String actor, Instant at) {
        return end(hold, points == 0 ? Hold.Ending.RELEASED : Hold.Ending.CAPTURED, points, orderId, actor, at);
    }

    Outcome<Hold> release(String holdId, String actor, Instant at) {
        Hold hold = holds.find(holdId);
        if (hold == null) {
            return Outcome.refused(new Rejection.UnknownHold(holdId));
        }
        return switch (hold) {
            case Hold.Ended ended when ended.status() == Hold.Status.RELEASED -> Outcome.replayed(hold);
            case Hold.Ended ended -> Outcome.refused(new Rejection.HoldEnded(holdId, ended.status()));
            case Hold.Open open -> Outcome.done(end(open, Hold.Ending.RELEASED, 0, hold.orderId(), actor, at));
        };
    }

    /** Nobody captured or released it in time. */
    void expire(Hold.Open hold, Instant at) {
        end(hold, Hold.Ending.EXPIRED, 0, hold.orderId(), CLOCK, at);
    }

    /**
     * Ends an open hold: spends some of its points, the soonest ending first, and lets the others go.
     *
     * @param captured points to spend, none or at most those held
     */
    private Hold end(
            Hold.Open hold, Hold.Ending how, long captured, @Nullable String orderId, String actor, Instant at) {
        List<Explanation.LotPart> spent = new ArrayList<>();
        long missing = captured;
        for (Hold.Part part : hold.parts()) {
            Lot lot = lots.get(part.seq(), part.part());
            long taken = Math.min(missing, part.points());
            lots.change(lot.holding(-part.points()).without(taken));
            if (taken > 0) {
                spent.add(new Explanation.LotPart(lot.seq(), lot.part(), taken, lot.expiresAt()));
            }
            missing -= taken;
        }
        long event = journal.tell(at);
        journal.move(journal.balance().spendHeld(captured).release(hold.points() - captured));
        Long entry = captured == 0 ? null : journal.nextSeq();
        if (entry != null) {
            var cause = new Entry.Cause(orderId, null, null, actor, null);
            journal.post(EntryKind.REDEEM, -captured, at, cause, null, new Explanation(List.of(), spent));
        }
        // Points whose life ended while they were held had been spared; let go, they expire.
        expiry.expire(at, lots.lapsed(at));
        Hold ended = hold.ended(how, at, captured, orderId, event, entry, journal.balance());
        holds.end(ended);
        return ended;
    }
}
