package loyalty.points.domain.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A programme, and what one member buys under it and brings back. Money is in cents, rates are in thousandths of a point.
 *
 * @param earn the general rate; its rule is called {@code earn}
 * @param adding whether events add up
 * @param rounding as the file says it
 * @param byLine whether lines are rounded
 * @param vouchersCount whether what vouchers pay counts
 * @param pointsCount whether what points pay counts
 */
record Story(
        Rule earn,
        List<Rule> rules,
        List<Event> events,
        boolean adding,
        List<Cap> caps,
        String rounding,
        boolean byLine,
        boolean vouchersCount,
        boolean pointsCount,
        List<Bought> orders) {

    /** So many points of value are worth 1.00. */
    static final long POINTS_FOR_A_UNIT = 7;

    record Rule(
            String id,
            String each,
            long rate,
            long per,
            boolean step,
            boolean instead,
            @Nullable String category,
            long minimum) {}

    record Event(
            String id,
            long times,
            long timesOfGold,
            @Nullable String category) {}

    record Cap(
            long points,
            String each,
            @Nullable String rule,
            @Nullable String event) {}

    record Line(String id, String category, long quantity, long price, long discount, long redeemed) {}

    /**
     * An order.
     *
     * @param day of May 2026
     * @param paid points that pay
     * @param back whether all of it comes back, and by which chance in which steps
     */
    record Bought(
            int day,
            boolean gold,
            long paid,
            List<Line> lines,
            @Nullable Long back) {}

    /** The points section of the file that says it. */
    String file() {
        return "earn: { points: %s, per: \"%s\", step: %s, timesByTier: { gold: 1.25 } }\n"
                        .formatted(decimal(earn.rate), money(earn.per), earn.step)
                + list("rules", rules, Story::rule)
                + list("events", events, Story::event)
                + list("caps", caps, Story::cap)
                + "eventsTogether: %s\nrounding: %s\nroundingEach: %s\n"
                        .formatted(adding ? "add-up" : "best", rounding, byLine ? "line" : "order")
                + "basis: { paidWithVouchers: %s, paidWithPoints: %s }\n".formatted(vouchersCount, pointsCount)
                + "value: { points: %d, amount: \"1.00\" }\n".formatted(POINTS_FOR_A_UNIT);
    }

    private static <T> String list(String name, List<T> items, Function<T, String> words) {
        return items.isEmpty()
                ? ""
                : name + ":\n" + items.stream().map(words).collect(Collectors.joining("\n  - ", "  - ", "\n"));
    }

    private static String rule(Rule rule) {
        String spend = rule.each.equals("spend")
                ? ", per: \"%s\", step: %s, instead: %s".formatted(money(rule.per), rule.step, rule.instead)
                : "";
        return "{ rule: %s, each: %s, points: %s%s, when: { %s } }"
                .formatted(rule.id, rule.each, decimal(rule.rate), spend, when(rule.category, rule.minimum));
    }

    private static String event(Event event) {
        return "{ event: %s, times: %s, timesByTier: { gold: %s }, when: { %s } }"
                .formatted(event.id, decimal(event.times), decimal(event.timesOfGold), when(event.category, 0));
    }

    private static String when(@Nullable String category, long minimum) {
        List<String> words = new ArrayList<>(List.of("channels: [store]"));
        if (category != null) {
            words.add("categories: [" + category + "]");
        }
        if (minimum > 0) {
            words.add("minimumOrder: \"" + money(minimum) + "\"");
        }
        return String.join(", ", words);
    }

    private static String cap(Cap cap) {
        String of = cap.rule != null ? ", rule: " + cap.rule : cap.event != null ? ", event: " + cap.event : "";
        return "{ points: %d, each: %s%s }".formatted(cap.points, cap.each, of);
    }

    static String money(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    private static String decimal(long thousandths) {
        return "%d.%03d".formatted(thousandths / 1000, thousandths % 1000);
    }

    /** The same story with one thing less, in every way. */
    List<Story> smaller() {
        List<Story> all = new ArrayList<>();
        without(orders).forEach(some -> all.add(with(rules, events, caps, some)));
        without(caps).forEach(some -> all.add(with(rules, events, some, orders)));
        without(events).forEach(some -> all.add(with(rules, some, caps, orders)));
        without(rules).forEach(some -> all.add(with(some, events, caps, orders)));
        for (int i = 0; i < orders.size(); i++) {
            Bought order = orders.get(i);
            for (List<Line> lines : without(order.lines)) {
                if (!lines.isEmpty()) {
                    List<Bought> others = new ArrayList<>(orders);
                    others.set(i, new Bought(order.day, order.gold, order.paid, lines, order.back));
                    all.add(with(rules, events, caps, others));
                }
            }
        }
        return all;
    }

    private Story with(List<Rule> rules, List<Event> events, List<Cap> caps, List<Bought> orders) {
        List<Cap> meant = caps.stream()
                .filter(cap -> cap.rule == null
                        || cap.rule.equals("earn")
                        || rules.stream().anyMatch(rule -> rule.id.equals(cap.rule)))
                .filter(cap -> cap.event == null || events.stream().anyMatch(event -> event.id.equals(cap.event)))
                .toList();
        return new Story(earn, rules, events, adding, meant, rounding, byLine, vouchersCount, pointsCount, orders);
    }

    private static <T> List<List<T>> without(List<T> all) {
        List<List<T>> fewer = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> some = new ArrayList<>(all);
            some.remove(i);
            fewer.add(some);
        }
        return fewer;
    }
}
