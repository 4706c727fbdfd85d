package loyalty.tier.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import loyalty.programme.tiers.LadderTerms;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of one member on one ladder: a fold over their qualifying history from its beginning. Because it goes by
 * what happened and when, the order in which the events arrived cannot matter.
 *
 * <p>It moves in time only, from one moment to the next: something is collected or comes back, a status or a year ends.
 * What falls due at an instant is applied before what happens at it.
 */
final class TierEvaluation {

    private final LadderBook book;
    private final LocalDate anchor;
    private final QualifyingCursor cursor;
    private final EarnedTier earned;
    private @Nullable Instant promotionAt;
    private @Nullable Instant fallAt;

    TierEvaluation(QualifyingHistory history, LadderBook book) {
        this(history, book, new QualifyingCounter(history));
    }

    private TierEvaluation(QualifyingHistory history, LadderBook book, QualifyingCounter counter) {
        this(book, anchor(history, counter, book), new QualifyingCursor(counter));
    }

    private TierEvaluation(LadderBook book, LocalDate anchor, QualifyingCursor cursor) {
        this.book = book;
        this.anchor = anchor;
        this.cursor = cursor;
        this.earned = new EarnedTier(cursor);
    }

    /** A membership year begins with the day of joining; a guest's with the day of the first thing they did. */
    private static LocalDate anchor(QualifyingHistory history, QualifyingCounter counter, LadderBook book) {
        LocalDate joined = history.joinedOn();
        if (joined != null) {
            return joined;
        }
        return counter.gains().isEmpty()
                ? LocalDate.EPOCH
                : book.dayOf(counter.gains().getFirst().at());
    }

    /** Goes on to an instant, that instant included. */
    void advanceTo(Instant now) {
        for (Instant at = cursor.next(); at != null && !at.isAfter(now); at = cursor.next()) {
            review(at);
            if (cursor.hasGainAt(at)) {
                count(cursor.gain());
            } else {
                lose(cursor.lose());
            }
        }
        review(now);
    }

    /** Applies what falls due up to an instant, as if nothing more happened. */
    void review(Instant until) {
        for (Instant due = nextDue(); due != null && !due.isAfter(until); due = nextDue()) {
            Terms terms = terms(due);
            if (due.equals(promotionAt)) {
                promotionAt = null;
                int from = cursor.placeOf(terms.windowBegins(due.minusNanos(1)));
                earned.reach(due, terms, from, null, terms.firstDayFrom(due));
            } else if (due.equals(fallAt)) {
                fallAt = null;
                fall(due, due.minusNanos(1), terms);
            } else {
                earned.end(due, terms);
            }
        }
    }

    private void count(QualifyingCounter.Gain gain) {
        Terms terms = terms(gain.at());
        if (terms.ladder().promotion() == LadderTerms.Promotion.PERIOD_END) {
            promotionAt = promotionAt == null ? terms.windowEnds(gain.at()) : promotionAt;
        } else if (cursor.countsLast(terms)) {
            int from = cursor.placeOf(terms.windowBegins(gain.at()));
            LocalDate tomorrow = terms.dayOf(gain.at()).plusDays(1);
            earned.reach(gain.at(), terms, from, gain.id(), tomorrow);
        }
    }

    private void lose(QualifyingCounter.Loss loss) {
        Terms terms = terms(loss.at());
        LadderTerms.Returns policy = terms.ladder().returns();
        if (policy == LadderTerms.Returns.AT_ONCE) {
            earned.fall(loss.at(), loss.at(), terms, loss.back().orderId(), () -> withoutWhatCameBack(loss.at()));
        } else if (policy == LadderTerms.Returns.PERIOD_END && terms.ladder().window() != null && fallAt == null) {
            fallAt = terms.windowEnds(loss.at());
        }
    }

    /**
     * With the year a tier falls that returns left without support, judged by the last instant of that year. Where the tier
     * ends with it, its end decides.
     */
    private void fall(Instant due, Instant judged, Terms terms) {
        if (!due.equals(earned.validUntil())) {
            earned.fall(due, judged, terms, null, () -> withoutWhatCameBack(due));
        }
    }

    /** What would have been earned by the same time, had never been collected what came back until now. */
    private EarnedTier withoutWhatCameBack(Instant at) {
        TierEvaluation other = new TierEvaluation(book, anchor, cursor.withoutWhatCameBack());
        while (other.cursor.counted() < cursor.counted()) {
            other.review(Objects.requireNonNull(other.cursor.next()));
            other.count(other.cursor.gain());
        }
        other.review(at);
        return other.earned;
    }

    /** When time alone changes something next, by what is known; null when it does not. */
    @Nullable
    Instant nextDue() {
        return QualifyingCursor.earliest(earned.validUntil(), QualifyingCursor.earliest(promotionAt, fallAt));
    }

    /** When something happens next by what is known; null when nothing does. */
    @Nullable
    Instant nextMoment() {
        return cursor.next();
    }

    /** The rules in force at an instant. */
    Terms terms(Instant instant) {
        return book.at(instant, anchor);
    }

    QualifyingCursor cursor() {
        return cursor;
    }

    EarnedTier earned() {
        return earned;
    }
}
