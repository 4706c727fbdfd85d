package loyalty.tier.tiers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Members who buy, bring back, visit and are given tiers, by chance; much of it is heard late. */
final class SomeLives {

    private static final List<String> KINDS = List.of("goods", "goods", "goods", "fee", "gift-card", "tax");
    private static final List<String> CATEGORIES = List.of("music", "music", "books", "alcohol");

    private final Random random;
    private final SlowLadder ladder;
    private final LocalDate first;
    private final int days;
    private final List<Heard> heard = new ArrayList<>();

    private SomeLives(Random random, SlowLadder ladder, LocalDate first, int days) {
        this.random = random;
        this.ladder = ladder;
        this.first = first;
        this.days = days;
    }

    /** A fact, and when it is heard. */
    record Heard(Instant when, Life.Fact fact) {}

    /** Somebody, by what is heard of them, first what is heard first. */
    record Member(@Nullable LocalDate joinedOn, List<Heard> heard) {

        Life knownAt(Instant now) {
            return new Life(
                    joinedOn,
                    heard.stream()
                            .filter(one -> !one.when().isAfter(now))
                            .map(Heard::fact)
                            .toList());
        }
    }

    static Member one(Random random, SlowLadder ladder, LocalDate first, int days) {
        SomeLives some = new SomeLives(random, ladder, first, days);
        for (int i = 1 + random.nextInt(14); i > 0; i--) {
            some.order("o-" + i);
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            Instant at = some.instant(some.anyDay());
            some.hear(at, new Life.Did("a-" + i, at, random.nextInt(3) == 0 ? "review" : "visit", random.nextInt(60)));
        }
        for (int i = ladder.steps.size() > 1 ? random.nextInt(3) : 0; i > 0; i--) {
            some.grant("g-" + i);
        }
        some.heard.sort(Comparator.comparing(Heard::when));
        return new Member(joined(random), some.heard);
    }

    private static @Nullable LocalDate joined(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> LocalDate.parse("2024-02-29");
            case 2 -> LocalDate.parse("2020-12-31");
            default -> LocalDate.parse("2025-01-01").plusDays(random.nextInt(700));
        };
    }

    private void grant(String id) {
        LocalDate day = anyDay();
        Instant at = instant(day);
        String tier = ladder.tier(1 + random.nextInt(ladder.steps.size() - 1));
        LocalDate end = day.plusDays(1L + random.nextInt(400));
        Instant until = random.nextBoolean() ? start(end) : instant(end);
        heard.add(new Heard(at, new Life.Given(id, at, tier, until)));
    }

    private void order(String id) {
        LocalDate day = anyDay();
        List<Life.Line> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int most = Math.max(2, most() / 3);
            BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(most * 100), 2);
            BigDecimal redeemed = random.nextInt(5) == 0
                    ? price.multiply(new BigDecimal("0.40")).setScale(2, RoundingMode.DOWN)
                    : BigDecimal.ZERO;
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            lines.add(new Life.Line(kind, CATEGORIES.get(random.nextInt(4)), 1 + random.nextInt(3), price, redeemed));
        }
        BigDecimal goods = lines.stream()
                .filter(line -> line.kind().equals("goods"))
                .map(Life.Line::paid)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        // Points are whatever rates and multiplying events make of it.
        long points = goods.multiply(new BigDecimal(List.of("1", "1.25", "3").get(random.nextInt(3))))
                .longValue();
        Life.Bought order = new Life.Bought(id, instant(day), lines, points);
        hear(order.at(), order);
        if (random.nextInt(2) == 0) {
            comeBack(order, day);
        }
    }

    private int most() {
        return Stream.iterate(0, i -> i < ladder.steps.size(), i -> i + 1)
                .flatMap(i -> Stream.ofNullable(ladder.threshold(i)))
                .mapToInt(BigDecimal::intValue)
                .max()
                .orElse(0);
    }

    /** Some or all of an order, in up to three parts that are heard in any order. */
    private void comeBack(Life.Bought order, LocalDate day) {
        List<List<Life.Line>> parts = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            parts.add(new ArrayList<>());
        }
        int whole = random.nextInt(2);
        for (Life.Line line : order.lines()) {
            for (int unit = 0; unit < line.quantity(); unit++) {
                if (whole == 1 || random.nextInt(2) == 0) {
                    parts.get(random.nextInt(count)).add(line.of(1));
                }
            }
        }
        parts.removeIf(List::isEmpty);
        List<Instant> when = new ArrayList<>();
        parts.forEach(part -> when.add(instant(day.plusDays(random.nextInt(5) == 0 ? 0 : random.nextInt(500)))));
        hear(order, parts, when);
    }

    private void hear(Life.Bought order, List<List<Life.Line>> parts, List<Instant> when) {
        int all = order.lines().stream().mapToInt(Life.Line::quantity).sum();
        int back = 0;
        long taken = 0;
        Instant heardAt = when.stream().max(Comparator.naturalOrder()).orElse(order.at());
        for (int i = 0; i < parts.size(); i++) {
            back += parts.get(i).size();
            boolean complete = back == all;
            // The return that is heard of last takes what is left, whenever it was made.
            long points = complete
                    ? order.points() - taken
                    : order.points() * parts.get(i).size() / all;
            taken += points;
            Instant known = parts.size() == 1 ? late(when.getFirst()) : heardAt.plusSeconds(i * 86_400L * 9);
            heard.add(
                    new Heard(known, new Life.Back("r-" + i, order.id(), when.get(i), parts.get(i), points, complete)));
        }
    }

    private void hear(Instant at, Life.Fact fact) {
        heard.add(new Heard(late(at), fact));
    }

    private Instant late(Instant at) {
        return switch (random.nextInt(4)) {
            case 0 -> at.plus(Duration.ofHours(random.nextInt(24 * 200)));
            case 1 -> at.plus(Duration.ofHours(random.nextInt(48)));
            default -> at;
        };
    }

    private LocalDate anyDay() {
        return switch (random.nextInt(12)) {
            case 0 -> LocalDate.parse("2028-02-29");
            case 1 -> LocalDate.parse("2027-01-01").minusDays(random.nextInt(3));
            default -> first.plusDays(random.nextInt(days + 120) - 120L);
        };
    }

    private Instant instant(LocalDate day) {
        Instant start = start(day);
        return switch (random.nextInt(8)) {
            case 0 -> start;
            case 1 -> start(day.plusDays(1)).minusMillis(1);
            default -> start.plusSeconds(random.nextInt(23 * 3600));
        };
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(ladder.zone).toInstant();
    }
}
