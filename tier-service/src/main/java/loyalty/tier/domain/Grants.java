package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What support gave, laid over what was earned: while a grant lasts the member has its tier, or the one they earned if
 * that is higher. A grant never takes a tier away and never changes what is earned beneath it.
 */
final class Grants {

    private final Climb climb;
    private final List<Grant> grants;

    Grants(Climb climb, List<Grant> grants) {
        this.climb = climb;
        this.grants = grants;
    }

    /** The grant by which the member has a tier at an instant, when they earned this one; nothing when they earned it. */
    Optional<Grant> above(String earned, Instant at) {
        Terms terms = climb.terms(at);
        int rank = terms.ladder().rankOf(earned);
        return grants.stream()
                .filter(grant -> grant.isActiveAt(at) && terms.ladder().rankOf(grant.tier()) > rank)
                .max(Comparator.comparing((Grant grant) -> terms.ladder().rankOf(grant.tier()))
                        .thenComparing(Grant::until)
                        .thenComparing(Grant::overrideId));
    }

    /** When a grant begins or ends next after an instant; null when none does. */
    @Nullable
    Instant nextAfter(Instant now) {
        return bounds().filter(at -> at.isAfter(now)).min(Instant::compareTo).orElse(null);
    }

    private Stream<Instant> bounds() {
        return grants.stream().flatMap(grant -> Stream.of(grant.from(), grant.until()));
    }

    /** How the tier changed up to an instant, grants and all. */
    List<Change> changes(List<Change> earned, Instant now, String lowest) {
        if (grants.isEmpty()) {
            return earned;
        }
        List<Change> all = new ArrayList<>();
        Held held = new Held(lowest, null);
        Change last = null;
        int next = 0;
        for (Instant at : moments(earned, now)) {
            while (next < earned.size() && !earned.get(next).at().isAfter(at)) {
                last = earned.get(next++);
                if (above(last.tier(), at).isEmpty()) {
                    all.add(last.after(held.tier()));
                    held = new Held(last.tier(), last.validUntil());
                }
            }
            Held then = held(last, lowest, at);
            if (!then.equals(held)) {
                all.add(change(then, held, at, last, lowest));
                held = then;
            }
        }
        return List.copyOf(all);
    }

    private record Held(String tier, @Nullable Instant until) {}

    private List<Instant> moments(List<Change> earned, Instant now) {
        return Stream.concat(earned.stream().map(Change::at), bounds().filter(at -> !at.isAfter(now)))
                .distinct()
                .sorted()
                .toList();
    }

    private Held held(@Nullable Change earned, String lowest, Instant at) {
        String tier = earned == null ? lowest : earned.tier();
        return above(tier, at)
                .map(grant -> new Held(grant.tier(), grant.until()))
                .orElseGet(() -> new Held(tier, earned == null ? null : earned.validUntil()));
    }

    private Change change(Held now, Held before, Instant at, @Nullable Change earned, String lowest) {
        Terms terms = climb.terms(at);
        String tier = earned == null ? lowest : earned.tier();
        String by = above(tier, at).map(Grant::overrideId).orElse(null);
        Change.Kind kind = by == null ? Change.Kind.ENDED : Change.Kind.GRANTED;
        var step = terms.step(now.tier());
        BigDecimal threshold = Objects.requireNonNullElse(step == null ? null : step.threshold(), BigDecimal.ZERO);
        var cause = new Change.Cause(kind, by, BigDecimal.ZERO, threshold);
        return new Change(
                at,
                now.tier(),
                before.tier(),
                terms.firstDayFrom(at),
                now.until(),
                cause,
                terms.programme().version());
    }
}
