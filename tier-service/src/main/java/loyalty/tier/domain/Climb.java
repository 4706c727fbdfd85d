package loyalty.tier.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import loyalty.programme.LadderTerms;
import org.jspecify.annotations.Nullable;

/**
 * The way of one member up and down a ladder by what they did, told from the beginning. Because it is told from what
 * happened and when, the order in which the news arrived cannot matter.
 *
 * <p>It moves in time only, from one moment to the next: something is collected or comes back, a status or a year ends.
 * What falls due at an instant is settled before what happens at it.
 */
final class Climb {

    private final LadderBook book;
    private final LocalDate anchor;
    private final Progress progress;
    private final Status status;
    private @Nullable Instant promotionAt;
    private @Nullable Instant fallAt;

    Climb(Story story, LadderBook book) {
        Counter counter = new Counter(story);
        this.book = book;
        this.anchor = anchor(story, counter);
        this.progress = new Progress(counter);
        this.status = new Status(progress);
    }

    /** A membership year begins with the day of joining; a guest's with the day of the first thing they did. */
    private static LocalDate anchor(Story story, Counter counter) {
        LocalDate joined = story.joinedOn();
        if (joined != null) {
            return joined;
        }
        return counter.gains().isEmpty()
                ? LocalDate.EPOCH
                : LocalDate.ofInstant(counter.gains().getFirst().at(), ZoneOffset.UTC);
    }

    /** Tells on to an instant, that instant included. */
    void advanceTo(Instant now) {
        for (Instant at = progress.next(); at != null && !at.isAfter(now); at = progress.next()) {
            review(at);
            if (progress.hasGainAt(at)) {
                count(progress.gain());
            } else {
                lose(progress.lose());
            }
        }
        review(now);
    }

    /** Settles what falls due up to an instant, as if nothing more happened. */
    void review(Instant until) {
        for (Instant due = nextDue(); due != null && !due.isAfter(until); due = nextDue()) {
            Terms terms = terms(due);
            if (due.equals(promotionAt)) {
                promotionAt = null;
                int from = progress.placeOf(terms.windowBegins(due.minusNanos(1)));
                status.reach(due, terms, from, null, terms.firstDayFrom(due));
            } else if (due.equals(fallAt)) {
                fallAt = null;
                status.fall(due, terms, null);
            } else {
                status.end(due, terms);
            }
        }
    }

    private void count(Counter.Gain gain) {
        Terms terms = terms(gain.at());
        if (terms.ladder().promotion() == LadderTerms.Promotion.PERIOD_END) {
            promotionAt = promotionAt == null ? terms.windowEnds(gain.at()) : promotionAt;
        } else {
            int from = progress.placeOf(terms.windowBegins(gain.at()));
            LocalDate tomorrow = terms.dayOf(gain.at()).plusDays(1);
            status.reach(gain.at(), terms, from, gain.id(), tomorrow);
        }
    }

    private void lose(Counter.Loss loss) {
        Terms terms = terms(loss.at());
        LadderTerms.Returns policy = terms.ladder().returns();
        if (policy == LadderTerms.Returns.AT_ONCE) {
            status.fall(loss.at(), terms, loss.back().orderId());
        } else if (policy == LadderTerms.Returns.PERIOD_END && terms.ladder().window() != null && fallAt == null) {
            fallAt = terms.windowEnds(loss.at());
        }
    }

    /** When time alone changes something next, by what is known; null when it does not. */
    @Nullable
    Instant nextDue() {
        return Progress.earliest(status.validUntil(), Progress.earliest(promotionAt, fallAt));
    }

    /** When something happens next by what is known; null when nothing does. */
    @Nullable
    Instant nextMoment() {
        return progress.next();
    }

    /** The rules in force at an instant. */
    Terms terms(Instant instant) {
        return book.at(instant, anchor);
    }

    Progress progress() {
        return progress;
    }

    Status status() {
        return status;
    }
}
