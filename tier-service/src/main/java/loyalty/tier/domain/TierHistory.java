package loyalty.tier.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What has to be published when late events rewrite the history of a tier. */
public final class TierHistory {

    private TierHistory() {}

    /**
     * The changes to publish now, given what was published before: those that are new, from the first one that differs. When
     * what was published did not happen after all and nothing takes its place, a correction restores what held before it.
     *
     * @param published what the readers believe, oldest first
     * @param now how it was
     */
    public static List<TierChange> unpublished(List<TierChange> published, List<TierChange> now) {
        int same = 0;
        while (same < published.size() && same < now.size() && alike(published.get(same), now.get(same))) {
            same++;
        }
        List<TierChange> unpublished = new ArrayList<>();
        if (same < published.size()
                && (same == now.size()
                        || now.get(same).at().isAfter(published.get(same).at()))) {
            unpublished.add(takenBack(published.get(same), now, same));
        }
        unpublished.addAll(now.subList(same, now.size()));
        return unpublished;
    }

    private static TierChange takenBack(TierChange wrong, List<TierChange> now, int same) {
        TierChange.Cause why = new TierChange.Cause(
                TierChange.Kind.CORRECTED,
                null,
                wrong.cause().value(),
                wrong.cause().threshold());
        String tier = same == 0 ? wrong.previous() : now.get(same - 1).tier();
        return new TierChange(
                wrong.at(),
                tier,
                wrong.tier(),
                wrong.rateFrom(),
                same == 0 ? null : now.get(same - 1).validUntil(),
                why,
                wrong.programmeVersion());
    }

    /**
     * The history that readers have: each published change replaces what was said of its instant and of all later ones.
     *
     * @param published in the order in which they were published
     */
    public static List<TierChange> asPublished(List<TierChange> published) {
        List<TierChange> current = new ArrayList<>();
        for (TierChange change : published) {
            current.removeIf(earlier -> !earlier.at().isBefore(change.at()) && !stepsOnSameInstant(earlier, change));
            if (change.cause().kind() != TierChange.Kind.CORRECTED) {
                current.add(change);
            }
        }
        return current;
    }

    /** Two purchases of the same instant can lead up two steps; the second does not replace the first. */
    private static boolean stepsOnSameInstant(TierChange earlier, TierChange later) {
        return earlier.at().equals(later.at())
                && earlier.tier().equals(later.previous())
                && later.cause().kind() != TierChange.Kind.CORRECTED;
    }

    /** The same change published twice; the values that led to it may differ. */
    private static boolean alike(TierChange one, TierChange other) {
        return one.at().equals(other.at())
                && one.tier().equals(other.tier())
                && one.previous().equals(other.previous())
                && Objects.equals(one.validUntil(), other.validUntil());
    }
}
