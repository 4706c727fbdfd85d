package loyalty.programme.words;

import static loyalty.programme.words.Phrases.and;
import static loyalty.programme.words.Phrases.number;
import static loyalty.programme.words.Phrases.sentence;
import static loyalty.programme.words.Phrases.sorted;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import loyalty.programme.earning.Basis;
import loyalty.programme.earning.Cap;
import loyalty.programme.earning.EarnEvent;
import loyalty.programme.earning.EarnRule;
import loyalty.programme.earning.PointRules;
import org.jspecify.annotations.Nullable;

/** How points are earned. */
final class EarningWords {

    private final Phrases phrases;
    private final WhenWords whenWords;

    EarningWords(Phrases phrases) {
        this.phrases = phrases;
        this.whenWords = new WhenWords(phrases);
    }

    List<String> of(PointRules points) {
        if (points.earn() == null && points.rules().isEmpty()) {
            return List.of("Nothing earns points.");
        }
        return Stream.of(
                        rate(points.earn()),
                        points.rules().stream().map(this::rule),
                        events(points),
                        points.caps().stream().map(this::cap),
                        Stream.of(basis(points.basis()), rounding(points)))
                .flatMap(sentences -> sentences)
                .toList();
    }

    private Stream<String> rate(PointRules.@Nullable Earn earn) {
        if (earn == null) {
            return Stream.of("There is no general rate.");
        }
        String base = "every " + (earn.step() ? "full " : "") + phrases.amount(earn.per()) + " of an order brings "
                + phrases.points(earn.points());
        List<String> tiers = phrases.byTier(earn.timesByTier()).stream()
                .map(tier -> phrases.points(earn.points().multiply(tier.getValue())) + " in " + tier.getKey())
                .toList();
        return Stream.of(sentence(base
                + (tiers.isEmpty() ? "" : ", " + and(tiers))
                + (earn.step() ? "; what does not fill it brings nothing" : "")));
    }

    private String rule(EarnRule rule) {
        String lines = WhenWords.lines(rule.when());
        String with = lines.isEmpty() ? "" : " with a line " + lines;
        String cause = switch (rule.each()) {
            case SPEND ->
                "every " + (rule.step() ? "full " : "") + phrases.amount(rule.per())
                        + (lines.isEmpty() ? " of an order" : " of the lines " + lines);
            case ITEM -> "every piece" + (lines.isEmpty() ? "" : " " + lines);
            case ORDER -> "every order" + with;
            case FIRST_ORDER -> "the first order" + with;
            case ACTIVITY -> "every activity " + rule.activity();
            case ENROLMENT -> "joining";
        };
        return sentence(cause + " brings " + phrases.points(rule.points())
                + (rule.instead() ? " instead of the general rate" : rule.each() == EarnRule.Each.SPEND ? " more" : "")
                + whenWords.narrowing(rule.when()) + " (rule " + rule.rule() + ")");
    }

    private Stream<String> events(PointRules points) {
        Stream<String> each = points.events().stream().map(this::event);
        String together = switch (points.eventsTogether()) {
            case BEST -> "When several events meet, the one that brings most counts alone.";
            case ADD_UP -> "When several events meet, they add up.";
        };
        return points.events().size() < 2 ? each : Stream.concat(each, Stream.of(together));
    }

    private String event(EarnEvent event) {
        List<String> times = new ArrayList<>(List.of(times(Objects.requireNonNull(event.times()))));
        for (Map.Entry<String, BigDecimal> tier : phrases.byTier(event.timesByTier())) {
            times.add(times(tier.getValue()) + " in " + tier.getKey());
        }
        String lines = WhenWords.lines(event.when());
        return sentence("points" + (lines.isEmpty() ? "" : " of lines " + lines) + " count " + and(times)
                + whenWords.narrowing(event.when()) + " (event " + event.event() + ")");
    }

    private static String times(BigDecimal times) {
        return times.compareTo(BigDecimal.ONE) == 0
                ? "once"
                : times.compareTo(BigDecimal.TWO) == 0 ? "twice" : number(times) + " times";
    }

    private String cap(Cap cap) {
        String in = switch (cap.each()) {
            case ORDER -> "one order or activity";
            case DAY -> "a day";
            case MONTH -> "a calendar month";
            case MEMBER -> "all their time";
        };
        String of = cap.event() != null
                ? " by the event " + cap.event()
                : cap.rule() == null
                        ? ""
                        : cap.rule().equals("earn") ? " by the general rate" : " by the rule " + cap.rule();
        return sentence("nobody earns more than " + phrases.points(cap.points()) + " in " + in + of);
    }

    private static String basis(Basis basis) {
        return sentence(counted(basis.kinds(), basis.withoutCategories()) + "; what points pay "
                + counts(basis.countsPaidWithPoints()) + ", what vouchers and store currency pay "
                + counts(basis.countsPaidWithVouchers()));
    }

    /** Such as {@code what counts is goods after discounts, but no category alcohol}. */
    static String counted(@Nullable Collection<String> kinds, @Nullable Collection<String> without) {
        List<String> excepted = without == null ? List.of() : sorted(without);
        return "what counts is " + and(sorted(kinds == null ? List.of() : kinds)) + " after discounts"
                + (excepted.isEmpty() ? "" : ", but not the category " + Phrases.or(excepted));
    }

    static String counts(boolean counts) {
        return counts ? "counts" : "does not count";
    }

    private static String rounding(PointRules points) {
        String each = switch (points.roundingEach()) {
            case ORDER -> "once for each order";
            case LINE -> "for each line of an order";
        };
        return switch (points.rounding()) {
            case FLOOR -> "Fractions of points are rounded down, " + each + ".";
            case HALF_UP -> "Fractions of points are rounded to the nearest, a half up, " + each + ".";
            case CARRY -> "A fraction of a point is kept for the member's next order.";
        };
    }
}
