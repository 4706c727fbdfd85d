package loyalty.points.domain.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Hold;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.returns.ReturnOrder;
import loyalty.points.domain.returns.ReturnTerms;
import loyalty.points.domain.returns.Returned;
import loyalty.programme.earning.ReturnRules;
import org.jspecify.annotations.Nullable;

/** Points that go because goods came back, and points that come back because they had paid for them. */
final class Returning {

    private final Journal journal;
    private final LotBook lots;
    private final HoldBook holds;
    private final Expiry expiry;

    Returning(Journal journal, LotBook lots, HoldBook holds, Expiry expiry) {
        this.journal = journal;
        this.lots = lots;
        this.holds = holds;
        this.expiry = expiry;
    }

    /** Where points that are to be taken back are found. */
    private record Sources(long own, long lapsed, long others, long owed) {}

    Outcome<Returned> post(ReturnOrder order, Instant at) {
        ReturnTerms terms = order.terms();
        Long entrySeq = order.purchase().entrySeq();
        Lot own = entrySeq == null ? null : lots.get(entrySeq, 1);
        if (order.whenSpent() == ReturnRules.WhenSpent.REFUSE && terms.due() > there(terms, own)) {
            return Outcome.refused(new Rejection.InsufficientPoints(journal.balance(), terms.due()));
        }
        return Outcome.done(post(order, own, at));
    }

    private Returned post(ReturnOrder order, @Nullable Lot own, Instant at) {
        ReturnTerms terms = order.terms();
        long event = journal.tell(at);
        Entry.Cause cause = cause(order);
        Long restoreSeq = restore(order, cause, at);
        Sources sources = sources(terms.due(), own);
        long owed = order.whenSpent() == ReturnRules.WhenSpent.FLOOR ? 0 : sources.owed();
        Long reverseSeq = reverse(sources, owed, own, cause, at);
        long reversed = terms.due() - sources.owed() + owed;
        journal.earnedEver(-reversed);
        expiry.expire(at, lots.lapsed(at));
        return new Returned(
                order.returnId(),
                order.returnedAt(),
                terms,
                reversed,
                sources.lapsed(),
                owed,
                at,
                event,
                reverseSeq,
                restoreSeq,
                journal.balance());
    }

    /** How many points could be taken back without owing any. */
    private long there(ReturnTerms terms, @Nullable Lot own) {
        long available = journal.balance().available()
                + terms.restored()
                - journal.balance().owed();
        long pending = own != null && own.pending() ? own.free() : 0;
        long lapsed = own == null ? 0 : own.expired();
        return Math.max(0, available) + pending + lapsed;
    }

    private static Entry.Cause cause(ReturnOrder order) {
        Order bought = order.purchase().order();
        String version = order.purchase().earned().programmeVersion();
        return new Entry.Cause(bought.orderId(), bought.placedAt(), version, order.actor(), order.returnId());
    }

    private Sources sources(long due, @Nullable Lot before) {
        Lot own = before == null ? null : lots.get(before.seq(), before.part());
        long free = own == null ? 0 : Math.min(due, own.free());
        long lapsed = own == null ? 0 : Math.min(due - free, own.expired());
        boolean counts = own != null && !own.pending();
        long elsewhere = journal.balance().available() - (counts ? free : 0);
        long others = Math.min(due - free - lapsed, elsewhere);
        return new Sources(free, lapsed, others, due - free - lapsed - others);
    }

    private @Nullable Long reverse(Sources sources, long owed, @Nullable Lot before, Entry.Cause cause, Instant at) {
        List<Explanation.LotPart> taken = new ArrayList<>();
        if (before != null) {
            Lot own = lots.get(before.seq(), before.part());
            if (sources.own() > 0) {
                taken.add(new Explanation.LotPart(own.seq(), own.part(), sources.own(), own.expiresAt()));
                Balance balance = journal.balance();
                journal.move(own.pending() ? balance.takePending(sources.own()) : balance.take(sources.own()));
            }
            lots.change(own.without(sources.own()).forgetting(sources.lapsed()));
        }
        lots.draw(sources.others(), (lot, points) -> {
            taken.add(new Explanation.LotPart(lot.seq(), lot.part(), points, lot.expiresAt()));
            return lot.without(points);
        });
        journal.move(journal.balance().take(sources.others()).owe(owed));
        long points = sources.own() + sources.others() + owed;
        if (points == 0) {
            return null;
        }
        long seq = journal.nextSeq();
        journal.post(EntryKind.RETURN, -points, at, cause, null, new Explanation(List.of(), taken));
        return seq;
    }

    /** Gives points back to the lots that they came from, those spent last first; what the member owes is paid at once. */
    private @Nullable Long restore(ReturnOrder order, Entry.Cause cause, Instant at) {
        long points = order.terms().restored();
        if (points == 0) {
            return null;
        }
        long seq = journal.nextSeq();
        List<Explanation.LotPart> parts = new ArrayList<>();
        long late = 0;
        for (Hold.Part spent : lastSpent(order, points)) {
            Lot lot = lots.get(spent.seq(), spent.part());
            if (isLongEnough(lot, order.graceEnds())) {
                lots.change(lot.restoring(spent.points()));
                parts.add(new Explanation.LotPart(lot.seq(), lot.part(), spent.points(), lot.expiresAt()));
            } else {
                late += spent.points();
            }
        }
        if (late > 0) {
            lots.open(Lot.opened(seq, 1, late, false, at, order.graceEnds()));
            parts.add(new Explanation.LotPart(seq, 1, late, order.graceEnds()));
        }
        journal.move(journal.balance().earn(points, false));
        payOwed(parts);
        journal.post(EntryKind.RESTORE, points, at, cause, null, new Explanation(List.of(), parts));
        return seq;
    }

    private boolean isLongEnough(Lot lot, @Nullable Instant graceEnds) {
        Instant expiresAt = lot.endIfIdle(journal.activeAt());
        return expiresAt == null || graceEnds == null || !expiresAt.isBefore(graceEnds);
    }

    private void payOwed(List<Explanation.LotPart> parts) {
        long paid = Math.min(journal.balance().owed(), journal.balance().available());
        lots.draw(paid, (lot, points) -> {
            parts.add(new Explanation.LotPart(lot.seq(), lot.part(), -points, lot.expiresAt()));
            return lot.without(points);
        });
        journal.move(journal.balance().take(paid).pay(paid));
    }

    /** The last points spent of those that earlier returns did not give back yet. */
    private List<Hold.Part> lastSpent(ReturnOrder order, long points) {
        List<Hold.Part> spent = new ArrayList<>();
        order.holds().forEach(id -> spent.addAll(captured(Objects.requireNonNull(holds.find(id), "it was loaded"))));
        Collections.reverse(spent);
        long skip = order.restoredBefore();
        long missing = points;
        List<Hold.Part> last = new ArrayList<>();
        for (Hold.Part part : spent) {
            long skipped = Math.min(skip, part.points());
            long taken = Math.min(missing, part.points() - skipped);
            if (taken > 0) {
                last.add(new Hold.Part(part.seq(), part.part(), taken));
            }
            skip -= skipped;
            missing -= taken;
        }
        return last;
    }

    private static List<Hold.Part> captured(Hold hold) {
        List<Hold.Part> captured = new ArrayList<>();
        long missing = hold.last().captured();
        for (Hold.Part part : hold.parts()) {
            long taken = Math.min(missing, part.points());
            captured.add(new Hold.Part(part.seq(), part.part(), taken));
            missing -= taken;
        }
        return captured.stream().filter(part -> part.points() > 0).toList();
    }
}
