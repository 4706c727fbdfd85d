package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import loyalty.programme.tiers.Ladder.Step;
import org.jspecify.annotations.Nullable;

/**
 * What support gave, laid over what was earned: while a grant lasts the member has its tier, or the one they earned if
 * that is higher. A grant never takes a tier away and never changes what is earned beneath it.
 */
final class Grants {

    private final TierEvaluation evaluation;
    private final List<Grant> grants;

    Grants(TierEvaluation evaluation, List<Grant> grants) {
        this.evaluation = evaluation;
        this.grants = grants;
    }

    /** The grant by which the member has a tier at an instant, when they earned this one; nothing when they earned it. */
    Optional<Grant> above(String earned, Instant at) {
        Terms terms = evaluation.terms(at);
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
    List<TierChange> changes(List<TierChange> earned, Instant now) {
        if (grants.isEmpty()) {
            return earned;
        }
        List<TierChange> all = new ArrayList<>();
        Held own = new Held(null, null, null);
        Held held = own;
        int next = 0;
        for (Instant at : moments(earned, now)) {
            while (next < earned.size() && !earned.get(next).at().isAfter(at)) {
                TierChange change = earned.get(next++);
                own = new Held(isLowest(change) ? null : change.tier(), change.validUntil(), null);
                if (above(name(own, at), at).isEmpty()) {
                    all.add(change.after(name(held, at)));
                    held = own;
                }
            }
            Held then = held(own, at);
            if (!then.equals(held)) {
                all.add(change(then, held, at));
                held = then;
            }
        }
        return List.copyOf(all);
    }

    private List<Instant> moments(List<TierChange> earned, Instant now) {
        return Stream.concat(earned.stream().map(TierChange::at), bounds().filter(at -> !at.isAfter(now)))
                .distinct()
                .sorted()
                .toList();
    }

    private String name(Held held, Instant at) {
        String tier = held.tier();
        return tier == null ? evaluation.terms(at).lowest() : tier;
    }

    private boolean isLowest(TierChange change) {
        return change.tier().equals(evaluation.terms(change.at()).lowest());
    }

    private Held held(Held own, Instant at) {
        return above(name(own, at), at)
                .map(grant -> new Held(grant.tier(), grant.until(), grant.overrideId()))
                .orElse(own);
    }

    private TierChange change(Held now, Held before, Instant at) {
        Terms terms = evaluation.terms(at);
        TierChange.Kind kind = now.by() == null ? TierChange.Kind.ENDED : TierChange.Kind.GRANTED;
        Step step = terms.step(name(now, at));
        BigDecimal threshold = step == null ? null : step.threshold();
        var cause = new TierChange.Cause(
                kind, now.by(), BigDecimal.ZERO, Objects.requireNonNullElse(threshold, BigDecimal.ZERO));
        return new TierChange(
                at,
                name(now, at),
                name(before, at),
                terms.firstDayFrom(at),
                now.until(),
                cause,
                terms.programme().version());
    }

    /**
     * A tier, its end, and the override that gave it.
     *
     * @param tier null is the lowest, whatever a version of the programme calls it
     */
    private record Held(
            @Nullable String tier,
            @Nullable Instant until,
            @Nullable String by) {}
}
