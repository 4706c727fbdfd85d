package loyalty.points.domain.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Stories by chance. */
final class Stories {

    private static final List<String> CATEGORIES = List.of("wine", "tea", "cake");
    private static final long[] PER = {1, 7, 30, 100, 300, 900, 1100, 5000};
    private static final long[] RATES = {1000, 1000, 2000, 10000, 1200, 333, 500, 1};

    private final Random random;

    private Stories(long seed) {
        this.random = new Random(seed);
    }

    static Story of(long seed) {
        return new Stories(seed).story();
    }

    private Story story() {
        Story.Rule earn = rule("earn", "spend");
        boolean step = earn.step();
        String rounding = any("floor", "half-up", "carry");
        boolean byLine = !step && !rounding.equals("carry") && random.nextBoolean();
        List<Story.Rule> rules =
                some(3, i -> rule("rule-" + i, any("spend", "spend", "spend", "item", "order", "first-order")));
        List<Story.Event> events = some(
                3,
                i -> new Story.Event(
                        "event-" + i,
                        times(),
                        times(),
                        step || random.nextBoolean() ? null : any("wine", "tea", "cake")));
        List<String> names = new ArrayList<>(List.of("earn"));
        rules.forEach(rule -> names.add(rule.id()));
        List<Story.Cap> caps = some(3, i -> cap(names, events));
        return new Story(
                earn,
                rules,
                events,
                random.nextBoolean(),
                caps,
                rounding,
                byLine,
                random.nextBoolean(),
                random.nextBoolean(),
                orders());
    }

    private List<Story.Bought> orders() {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> bought())
                .toList();
    }

    private Story.Rule rule(String id, String each) {
        return new Story.Rule(
                id,
                each,
                RATES[random.nextInt(RATES.length)],
                PER[random.nextInt(PER.length)],
                random.nextInt(5) == 0,
                random.nextBoolean(),
                random.nextInt(3) == 0 ? null : any("wine", "tea", "cake"),
                random.nextInt(4) == 0 ? 1 + random.nextInt(3000) : 0);
    }

    private long times() {
        return any(1000L, 1500L, 2000L, 3000L, 1333L);
    }

    private Story.Cap cap(List<String> rules, List<Story.Event> events) {
        @Nullable String rule = random.nextInt(3) == 0 ? null : rules.get(random.nextInt(rules.size()));
        boolean ofEvent = rule == null && !events.isEmpty() && random.nextBoolean();
        return new Story.Cap(
                1 + random.nextInt(random.nextBoolean() ? 10 : 200),
                any("order", "day", "month", "member"),
                rule,
                ofEvent ? events.get(random.nextInt(events.size())).id() : null);
    }

    private Story.Bought bought() {
        return new Story.Bought(
                1 + random.nextInt(2),
                random.nextInt(3) == 0,
                random.nextInt(3) == 0 ? random.nextInt(60) : 0,
                IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(i -> line("l" + i))
                        .toList(),
                random.nextBoolean() ? random.nextLong() : null);
    }

    private Story.Line line(String id) {
        long quantity = 1 + random.nextInt(4);
        long price = random.nextBoolean() ? 50L * random.nextInt(40) : random.nextInt(5000);
        long discount = random.nextBoolean() ? 0 : random.nextLong(quantity * price + 1);
        long cost = quantity * price - discount;
        long redeemed = random.nextInt(3) == 0 ? random.nextLong(cost + 1) : 0;
        return new Story.Line(
                id, CATEGORIES.get(random.nextInt(CATEGORIES.size())), quantity, price, discount, redeemed);
    }

    private <T> List<T> some(int most, IntFunction<T> one) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(one).toList();
    }

    @SafeVarargs
    private final <T> T any(T... all) {
        return all[random.nextInt(all.length)];
    }
}
