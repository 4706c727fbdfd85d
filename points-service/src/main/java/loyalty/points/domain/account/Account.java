package loyalty.points.domain.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import loyalty.points.domain.Adjusted;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.AdjustmentOrder;
import loyalty.points.domain.Hold;
import loyalty.points.domain.HoldOrder;
import loyalty.points.domain.Opened;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.earning.Activity;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.domain.earning.Rewarded;
import loyalty.points.domain.returns.ReturnOrder;
import loyalty.points.domain.returns.Returned;
import loyalty.programme.earning.Life;
import org.jspecify.annotations.Nullable;

/**
 * A member's account while one transaction changes it. It is opened with what the row says and the lots and holds that
 * are needed, does what it is told, and remembers what has to be written.
 *
 * <p>What falls due is settled before anything else is done, at the instant at which it fell due: so the journal is in
 * the order of time, and does not depend on when somebody looked. Used by one thread.
 */
public final class Account {

    private final LotBook lots = new LotBook();
    private final HoldBook holds = new HoldBook();
    private final Journal journal;
    private final Earning earning;
    private final Holding holding;
    private final Clockwork clockwork;
    private final Adjusting adjusting;
    private final Returning returning;
    private final Expiry expiry;
    private final @Nullable Instant othersDueAt;

    private Account(AccountState state, Opening opening) {
        this.journal = new Journal(state);
        this.expiry = new Expiry(journal, lots);
        this.earning = new Earning(journal, lots, expiry);
        this.holding = new Holding(journal, lots, holds, expiry);
        Converting converting = new Converting(journal, lots, opening.conversions());
        this.clockwork = new Clockwork(journal, lots, holds, holding, expiry, converting);
        this.adjusting = new Adjusting(journal, lots);
        this.returning = new Returning(journal, lots, holds, expiry);
        this.othersDueAt = opening.othersDueAt();
        opening.lots().forEach(lots::load);
        opening.holds().forEach(holds::load);
    }

    /** Opens an account with what is needed of it. */
    public static Account open(AccountState state, Opening opening) {
        return new Account(state, opening);
    }

    /** Settles what fell due up to and including {@code now}: points that begin to count, holds and points that end, points that become something else. */
    public void settle(Instant now) {
        clockwork.settle(now);
    }

    /**
     * Takes in an order, whether it earned something or nothing.
     *
     * @param now the business time; an account never goes back before its last change
     */
    public Purchase place(Order order, Earned earned, String actor, Instant now) {
        Instant at = journal.notBeforeLast(now);
        long purchaseEvent = journal.tell(at);
        var cause = new Entry.Cause(order.orderId(), order.placedAt(), earned.programmeVersion(), actor, null);
        Earning.Booked booked = earning.book(earned, cause, at);
        return new Purchase(order, earned, at, purchaseEvent, booked.entrySeq(), booked.pending(), journal.balance());
    }

    /** Takes in an activity that somebody sent, whether it earned something or nothing. */
    public Rewarded reward(Activity activity, Earned earned, String actor, Instant now) {
        Instant at = journal.notBeforeLast(now);
        long eventSeq = journal.tell(at);
        var cause = new Entry.Cause(null, activity.happenedAt(), earned.programmeVersion(), actor, activity.type());
        Earning.Booked booked = earning.book(earned, cause, at);
        return new Rewarded(activity, earned, at, eventSeq, booked.entrySeq(), booked.pending(), journal.balance());
    }

    /** Takes over what an older system says the member has. */
    public Opened takeOver(OpeningBalance opening, String actor, Instant now) {
        return earning.open(opening, actor, journal.notBeforeLast(now));
    }

    /** Sets points aside, the soonest ending first; below the balance only. */
    public Outcome<Hold> hold(HoldOrder order, Instant now) {
        return holding.open(order, journal.notBeforeLast(now));
    }

    /** Spends so many of a hold's points, or all, and lets the others go; once, so that anything else is refused. */
    public Outcome<Hold> capture(String holdId, @Nullable Long points, String actor, Instant now) {
        return holding.capture(holdId, points, actor, journal.notBeforeLast(now));
    }

    /**
     * Pays for an order with a hold, at most all of it, and lets the others go; what was captured for it before counts.
     *
     * @param cost in points; nothing where points have no money value, so that all that is held pays
     */
    public Outcome<Hold> pay(String holdId, OptionalLong cost, String orderId, String actor, Instant now) {
        return holding.pay(holdId, cost, orderId, actor, journal.notBeforeLast(now));
    }

    /** Lets a hold's points go. */
    public Outcome<Hold> release(String holdId, String actor, Instant now) {
        return holding.release(holdId, actor, journal.notBeforeLast(now));
    }

    /** Takes back what returned goods had earned, and gives back what had paid for them. */
    public Outcome<Returned> bringBack(ReturnOrder order, Instant now) {
        return returning.post(order, journal.notBeforeLast(now));
    }

    /** Takes in an adjustment that was asked for before and may be moved on now. */
    public void know(Adjustment adjustment) {
        adjusting.load(adjustment);
    }

    /** Corrects the balance, or notes that it shall be once somebody else approves. Never below zero available. */
    public Outcome<Adjustment> adjust(AdjustmentOrder order, AdjustmentOrder.Move move) {
        return adjusting.ask(order, move);
    }

    /** Posts or rejects an adjustment that awaits approval; never by who asked for it. */
    public Outcome<Adjustment> decide(String adjustmentId, boolean approved, AdjustmentOrder.Move move) {
        return adjusting.decide(adjustmentId, approved, move);
    }

    /** Posts the inverse of an adjustment that was posted. Once: the same again is answered as it was. */
    public Outcome<Adjustment> undo(String adjustmentId, AdjustmentOrder.Move move) {
        return adjusting.undo(adjustmentId, move);
    }

    /** Has all that is loaded live as if earned on a day by a life, where that is longer; how many points that moved. */
    public long extend(Life life, LocalDate day, ZoneId zone, Instant now) {
        return expiry.extend(life, day, zone, journal.notBeforeLast(now));
    }

    /** The member did something that keeps points alive, at the latest now. */
    public void wasActive(Instant when, Instant now) {
        journal.active(when.isAfter(now) ? now : when);
    }

    /** What the account's row has to say now. */
    public AccountState state() {
        return journal.state(Clockwork.soonest(othersDueAt, clockwork.nextAt()));
    }

    /** The entries posted since it was opened, in order. */
    public List<Entry> entries() {
        return journal.entries();
    }

    /** What began to count since it was opened, in order. */
    public List<Activation> activations() {
        return clockwork.activations();
    }

    /** The lots opened since, as they are now. */
    public List<Lot> lotsOpened() {
        return lots.opened();
    }

    /** The lots that stood there before and have changed since, as they are now. */
    public List<Lot> lotsChanged() {
        return lots.changed();
    }

    /** The holds placed since, as they are now. */
    public List<Hold> holdsPlaced() {
        return holds.opened();
    }

    /** The holds that ended since, whether they were placed before or since. */
    public List<Hold> holdsEnded() {
        return holds.ended();
    }

    /** The adjustments asked for since, as they are now. */
    public List<Adjustment> adjustmentsAsked() {
        return adjusting.asked();
    }

    /** The adjustments to which something happened since. */
    public List<Adjusted> adjustmentsChanged() {
        return adjusting.changed();
    }
}
