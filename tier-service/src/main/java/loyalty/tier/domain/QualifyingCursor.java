package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a qualifying history has been counted, and what had been collected by then. */
final class QualifyingCursor {

    private final QualifyingCounter counter;
    private int counted;
    private int lost;

    QualifyingCursor(QualifyingCounter counter) {
        this.counter = counter;
    }

    /** At the beginning again, and what came back until now was never collected. */
    QualifyingCursor withoutWhatCameBack() {
        QualifyingCursor cursor = new QualifyingCursor(counter);
        cursor.lost = lost;
        return cursor;
    }

    /** When something happens next by what is known; null when nothing does. What is collected comes first. */
    @Nullable
    Instant next() {
        Instant gain =
                counted < counter.gains().size() ? counter.gains().get(counted).at() : null;
        Instant loss =
                lost < counter.losses().size() ? counter.losses().get(lost).at() : null;
        return earliest(gain, loss);
    }

    /** Whether something is collected at an instant that is not counted yet. */
    boolean hasGainAt(Instant at) {
        return counted < counter.gains().size()
                && counter.gains().get(counted).at().equals(at);
    }

    /** Counts what was collected next. */
    QualifyingCounter.Gain gain() {
        return counter.gains().get(counted++);
    }

    /** Takes off what came back next. */
    QualifyingCounter.Loss lose() {
        return counter.losses().get(lost++);
    }

    /** How many gains are counted. */
    int counted() {
        return counted;
    }

    /** The place of the first gain that is not older than an instant. */
    int placeOf(Instant instant) {
        return counter.before(instant);
    }

    /** What was collected from a place on. */
    BigDecimal since(int from, Terms terms) {
        return between(from, counted, terms);
    }

    /** Whether what was counted last is worth something to a ladder. */
    boolean countsLast(Terms terms) {
        return between(counted - 1, counted, terms).signum() > 0;
    }

    /** What is left of what was collected between two places. */
    BigDecimal between(int from, int to, Terms terms) {
        return counter.value(terms.ladder(), from, to, lost);
    }

    /** What the window holds on which an instant looks back. */
    BigDecimal window(Instant at, Terms terms) {
        return since(placeOf(terms.windowBegins(at)), terms);
    }

    static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
