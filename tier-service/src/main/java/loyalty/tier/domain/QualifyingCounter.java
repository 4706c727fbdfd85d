package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import loyalty.programme.tiers.Ladder;
import org.jspecify.annotations.Nullable;

/**
 * What a member collected, in the order in which they did: by time, then by id; never by time of arrival. What came back
 * lowers what its order brought, from the return on, so that a window loses both together.
 */
final class QualifyingCounter {

    private static final Comparator<Return> IN_TIME =
            Comparator.comparing(Return::returnedAt).thenComparing(Return::returnId);

    private final List<Gain> gains = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final Map<Ladder, Worth> worths = new IdentityHashMap<>();

    QualifyingCounter(QualifyingHistory history) {
        history.purchases().forEach(p -> gains.add(new Gain(p.placedAt(), p.orderId(), p, null)));
        history.activities().forEach(a -> gains.add(new Gain(a.happenedAt(), a.activityId(), null, a)));
        gains.sort(
                Comparator.comparing(Gain::at).thenComparing(Gain::id).thenComparing(gain -> gain.activity() != null));
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < gains.size(); i++) {
            if (gains.get(i).purchase() != null) {
                places.put(gains.get(i).id(), i);
            }
        }
        lose(history, places);
    }

    /**
     * That nothing is left of an order is told with the return that was heard of last, which may be older than another. It
     * is true from the latest on.
     */
    private void lose(QualifyingHistory history, Map<String, Integer> places) {
        Set<String> whole = new HashSet<>();
        Map<String, Return> latest = new HashMap<>();
        for (Return back : history.returns()) {
            latest.merge(back.orderId(), back, BinaryOperator.maxBy(IN_TIME));
            if (back.complete()) {
                whole.add(back.orderId());
            }
        }
        for (Return back : history.returns()) {
            Integer place = places.get(back.orderId());
            if (place != null) {
                Instant bought = gains.get(place).at();
                Instant at = back.returnedAt().isBefore(bought) ? bought : back.returnedAt();
                boolean completes = whole.contains(back.orderId()) && back.equals(latest.get(back.orderId()));
                losses.add(new Loss(at, place, back, completes));
            }
        }
        losses.sort(Comparator.comparing(Loss::at).thenComparing(Loss::place).thenComparing(Loss::back, IN_TIME));
    }

    /** Something collected; either an order or an activity. */
    record Gain(
            Instant at,
            String id,
            @Nullable Purchase purchase,
            @Nullable Activity activity) {}

    /**
     * Something that came back, and the place of its order among the gains.
     *
     * @param completes whether nothing of the order is left from then on
     */
    record Loss(Instant at, int place, Return back, boolean completes) {}

    /** Prefix sums of the gains, and each loss, as one ladder counts them. */
    private record Worth(List<BigDecimal> upTo, List<BigDecimal> lost) {}

    List<Gain> gains() {
        return gains;
    }

    List<Loss> losses() {
        return losses;
    }

    /** How many gains are older than an instant. */
    int before(Instant instant) {
        int from = 0;
        int to = gains.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (gains.get(middle).at().isBefore(instant)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /**
     * What some of the gains are worth.
     *
     * @param from the first of them
     * @param to the first behind them
     * @param lost how many losses have happened
     */
    BigDecimal value(Ladder ladder, int from, int to, int lost) {
        if (from >= to) {
            return BigDecimal.ZERO;
        }
        Worth worth = worths.computeIfAbsent(ladder, this::worth);
        BigDecimal value = worth.upTo().get(to).subtract(worth.upTo().get(from));
        for (int i = 0; i < lost; i++) {
            int place = losses.get(i).place();
            if (place >= from && place < to) {
                value = value.subtract(worth.lost().get(i));
            }
        }
        return value;
    }

    private Worth worth(Ladder ladder) {
        List<BigDecimal> upTo = new ArrayList<>(gains.size() + 1);
        List<BigDecimal> left = new ArrayList<>(gains.size());
        List<BigDecimal> spendLeft = new ArrayList<>(gains.size());
        upTo.add(BigDecimal.ZERO);
        for (Gain gain : gains) {
            BigDecimal value = value(gain, ladder);
            left.add(value);
            Purchase purchase = gain.purchase();
            spendLeft.add(
                    purchase == null
                            ? BigDecimal.ZERO
                            : purchase.worthTo(ladder.ladder()).spend());
            upTo.add(upTo.getLast().add(value));
        }
        List<BigDecimal> lost = new ArrayList<>(losses.size());
        for (Loss loss : losses) {
            Share share = loss.back().worthTo(ladder.ladder());
            BigDecimal spend = spendLeft.get(loss.place()).subtract(share.spend());
            boolean whole =
                    loss.completes() || (spend.signum() <= 0 && share.spend().signum() > 0);
            spendLeft.set(loss.place(), spend);
            BigDecimal taken = taken(share, ladder, whole);
            lost.add(loss.completes() ? left.get(loss.place()) : taken.min(left.get(loss.place())));
            left.set(loss.place(), left.get(loss.place()).subtract(lost.getLast()));
        }
        return new Worth(upTo, lost);
    }

    private static BigDecimal taken(Share share, Ladder ladder, boolean whole) {
        return switch (ladder.metric()) {
            case SPEND -> share.spend();
            case POINTS -> BigDecimal.valueOf(share.points());
            case ORDERS -> whole ? BigDecimal.ONE : BigDecimal.ZERO;
            case ACTIVITIES -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal value(Gain gain, Ladder ladder) {
        Purchase purchase = gain.purchase();
        if (purchase != null) {
            Share share = purchase.worthTo(ladder.ladder());
            return switch (ladder.metric()) {
                case SPEND -> share.spend();
                case POINTS -> BigDecimal.valueOf(share.points());
                case ORDERS -> BigDecimal.valueOf(share.orders());
                case ACTIVITIES -> BigDecimal.ZERO;
            };
        }
        Activity activity = gain.activity();
        return switch (ladder.metric()) {
            case POINTS -> BigDecimal.valueOf(activity == null ? 0 : activity.points());
            case ACTIVITIES ->
                activity != null && ladder.activities().contains(activity.type()) ? BigDecimal.ONE : BigDecimal.ZERO;
            case SPEND, ORDERS -> BigDecimal.ZERO;
        };
    }
}
