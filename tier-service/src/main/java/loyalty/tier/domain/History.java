package loyalty.tier.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What has to be told when late news rewrites history. */
public final class History {

    private History() {}

    /**
     * The changes to tell now, given what was told before: those that are new, from the first one that differs. When
     * what was told did not happen after all and nothing takes its place, a correction restores what held before it.
     *
     * @param told what the readers believe, oldest first
     * @param now how it was
     */
    public static List<Change> news(List<Change> told, List<Change> now) {
        int same = 0;
        while (same < told.size() && same < now.size() && alike(told.get(same), now.get(same))) {
            same++;
        }
        List<Change> news = new ArrayList<>();
        if (same < told.size()
                && (same == now.size()
                        || now.get(same).at().isAfter(told.get(same).at()))) {
            news.add(takenBack(told.get(same), now, same));
        }
        news.addAll(now.subList(same, now.size()));
        return news;
    }

    private static Change takenBack(Change wrong, List<Change> now, int same) {
        Change.Cause why = new Change.Cause(
                Change.Kind.CORRECTED,
                null,
                wrong.cause().value(),
                wrong.cause().threshold());
        String tier = same == 0 ? wrong.previous() : now.get(same - 1).tier();
        return new Change(
                wrong.at(),
                tier,
                wrong.tier(),
                wrong.rateFrom(),
                same == 0 ? null : now.get(same - 1).validUntil(),
                why,
                wrong.programmeVersion());
    }

    /**
     * What readers believe after they were told: each telling replaces what was said of its instant and all later ones.
     *
     * @param tellings in the order in which they were told
     */
    public static List<Change> believed(List<Change> tellings) {
        List<Change> believed = new ArrayList<>();
        for (Change telling : tellings) {
            believed.removeIf(earlier -> !earlier.at().isBefore(telling.at()) && !stepsOnSameInstant(earlier, telling));
            if (telling.cause().kind() != Change.Kind.CORRECTED) {
                believed.add(telling);
            }
        }
        return believed;
    }

    /** Two purchases of the same instant can lead up two steps; the second does not replace the first. */
    private static boolean stepsOnSameInstant(Change earlier, Change later) {
        return earlier.at().equals(later.at())
                && earlier.tier().equals(later.previous())
                && later.cause().kind() != Change.Kind.CORRECTED;
    }

    /** Two tellings of the same change; the values that led to it may differ. */
    private static boolean alike(Change one, Change other) {
        return one.at().equals(other.at())
                && one.tier().equals(other.tier())
                && one.previous().equals(other.previous())
                && Objects.equals(one.validUntil(), other.validUntil());
    }
}
