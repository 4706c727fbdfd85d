package loyalty.points.domain.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The lines of an order, less what came back of them.
 *
 * @param back how many units of each line
 */
record Basket(Story story, Story.Bought order, Map<String, Long> back) {

    static Basket whole(Story story, Story.Bought order) {
        return new Basket(story, order, Map.of());
    }

    Basket after(String line, long quantity) {
        Map<String, Long> more = new HashMap<>(back);
        more.merge(line, quantity, Long::sum);
        return new Basket(story, order, more);
    }

    private long came(Story.Line line) {
        return back.getOrDefault(line.id(), 0L);
    }

    boolean isEmpty() {
        return order.lines().stream().allMatch(line -> came(line) == line.quantity());
    }

    private static long cost(Story.Line line) {
        return line.quantity() * line.price() - line.discount();
    }

    /** What is left of a line's price: the cost of so many units is rounded to the nearest cent. */
    private long amount(Story.Line line) {
        return cost(line) - part(cost(line), came(line), line.quantity());
    }

    private long redeemed(Story.Line line) {
        return line.redeemed() == 0
                ? 0
                : line.redeemed() - part(line.redeemed(), cost(line) - amount(line), cost(line));
    }

    private long payable(Story.Line line) {
        return amount(line) - redeemed(line);
    }

    private static long part(long whole, long over, long under) {
        return Q.of(whole).times(Q.of(over, under)).halfUp().whole();
    }

    private long all(ToLongFunction<Story.Line> of) {
        return order.lines().stream().mapToLong(of).sum();
    }

    long payable() {
        return all(this::payable);
    }

    /** Points that had paid and come back with what came back. */
    long restored() {
        long asBought = whole(story, order).payable();
        if (isEmpty()) {
            return order.paid();
        }
        return asBought == 0
                ? 0
                : Q.of(asBought - payable())
                        .times(Q.of(order.paid(), asBought))
                        .floor()
                        .whole();
    }

    /** What counts: what points pay is spread over the lines by what is to be paid of them. */
    List<Reference.Counted> counted() {
        long total = payable();
        long worth = Q.of((order.paid() - restored()) * 100, Story.POINTS_FOR_A_UNIT)
                .floor()
                .min(Q.of(total))
                .whole();
        List<Reference.Counted> counted = new ArrayList<>();
        long before = 0;
        for (Story.Line line : order.lines()) {
            long upTo = before + payable(line);
            long share = story.pointsCount() || total == 0 ? 0 : part(worth, upTo, total) - part(worth, before, total);
            long counts = story.vouchersCount() ? amount(line) : payable(line);
            if (came(line) < line.quantity()) {
                counted.add(new Reference.Counted(
                        line.id(), line.category(), line.quantity() - came(line), Q.of(counts - share)));
            }
            before = upTo;
        }
        return counted;
    }
}
