package loyalty.points.domain.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an order earns, slowly and word by word as the rules are said. */
final class Reference {

    /** A mistake that somebody could make. */
    enum Mistake {
        NONE,
        ROUNDS_EACH_PART,
        CAPS_SPARE_EVENTS,
        TEN_DECIMALS,
        CAPS_COUNT_WHAT_ROUNDING_TOOK
    }

    /**
     * A line of which the story's programme counts something.
     *
     * @param amount what of it counts, in cents
     */
    record Counted(String id, String category, long quantity, Q amount) {}

    record Piece(
            String rule, @Nullable String event, @Nullable String line, Q points) {}

    record Earned(long points, Map<String, Q> counted) {}

    private final Story story;
    private final Mistake mistake;
    private final boolean gold;
    private final int day;
    private final Map<String, Q> given;
    private final List<Counted> lines;
    private final Q total;
    private final List<Piece> pieces = new ArrayList<>();

    /**
     * @param given what was counted before; {@code orders} where there was one
     */
    Reference(Story story, Mistake mistake, Story.Bought order, Map<String, Q> given, List<Counted> lines) {
        this.story = story;
        this.mistake = mistake;
        this.gold = order.gold();
        this.day = order.day();
        this.given = given;
        this.lines = lines;
        this.total = sum(lines, line -> true);
    }

    private static Q sum(List<Counted> lines, Predicate<Counted> some) {
        return lines.stream().filter(some).map(Counted::amount).reduce(Q.ZERO, Q::plus);
    }

    Earned earned() {
        Q factor = gold ? Q.of(5, 4) : Q.of(1);
        byRate(story.earn(), Q.of(story.earn().rate(), 1000).times(factor));
        for (Story.Rule rule : story.rules()) {
            if (isInstead(rule) && applies(rule)) {
                byRate(rule, Q.of(rule.rate(), 1000));
            }
        }
        for (Story.Rule rule : story.rules()) {
            if (!isInstead(rule) && applies(rule) && lines.stream().anyMatch(line -> means(rule, line))) {
                beside(rule);
            }
        }
        return whole(capped());
    }

    private static boolean isInstead(Story.Rule rule) {
        return rule.each().equals("spend") && rule.instead();
    }

    private boolean applies(Story.Rule rule) {
        return total.compareTo(Q.of(rule.minimum())) >= 0;
    }

    private static boolean means(Story.Rule rule, Counted line) {
        return rule.category() == null || rule.category().equals(line.category());
    }

    /** The line earns by the first rule that stands in place of the general rate, or by that. */
    private boolean isPaidBy(Story.Rule rule, Counted line) {
        return story.rules().stream()
                .filter(other -> isInstead(other) && applies(other) && means(other, line))
                .findFirst()
                .orElse(story.earn())
                .equals(rule);
    }

    private void byRate(Story.Rule rule, Q rate) {
        spend(rule, null, rate, line -> isPaidBy(rule, line));
        for (Story.Event event : story.events()) {
            Q more = times(event).minus(Q.of(1));
            spend(rule, event.id(), rate.times(more), line -> isPaidBy(rule, line) && multiplies(event, line));
        }
    }

    private Q times(Story.Event event) {
        return Q.of(gold ? event.timesOfGold() : event.times(), 1000);
    }

    private boolean multiplies(Story.Event event, Counted line) {
        List<Story.Event> met = story.events().stream()
                .filter(other -> other.category() == null || other.category().equals(line.category()))
                .toList();
        Q best = met.stream().map(this::times).reduce(Q.ZERO, Q::max);
        return story.adding()
                ? met.contains(event)
                : met.stream()
                        .filter(other -> times(other).equals(best))
                        .findFirst()
                        .filter(event::equals)
                        .isPresent();
    }

    private void spend(Story.Rule rule, @Nullable String event, Q rate, Predicate<Counted> some) {
        Q per = Q.of(rule.per());
        if (rule.step()) {
            Q steps = sum(lines, some).by(per).floor();
            pieces.add(new Piece(rule.id(), event, null, steps.times(rate)));
            return;
        }
        for (Counted line : lines) {
            if (some.test(line)) {
                Q points = line.amount().times(rate).by(per);
                pieces.add(new Piece(rule.id(), event, line.id(), points));
            }
        }
    }

    private void beside(Story.Rule rule) {
        Q rate = Q.of(rule.rate(), 1000);
        switch (rule.each()) {
            case "spend" -> spend(rule, null, rate, line -> means(rule, line));
            case "item" ->
                lines.stream()
                        .filter(line -> means(rule, line))
                        .forEach(line ->
                                pieces.add(new Piece(rule.id(), null, line.id(), rate.times(Q.of(line.quantity())))));
            case "order" -> pieces.add(new Piece(rule.id(), null, null, rate));
            case "first-order" -> {
                if (!given.containsKey("orders")) {
                    pieces.add(new Piece(rule.id(), null, null, rate));
                }
            }
            default -> throw new IllegalArgumentException(rule.each());
        }
    }

    private boolean binds(Story.Cap cap, Piece piece) {
        return cap.event() != null
                ? cap.event().equals(piece.event())
                : piece.rule().equals(cap.rule()) && (mistake != Mistake.CAPS_SPARE_EVENTS || piece.event() == null);
    }

    private static boolean isOfAll(Story.Cap cap) {
        return cap.rule() == null && cap.event() == null;
    }

    private Q room(Story.Cap cap) {
        String counter = counter(cap);
        Q used = counter == null ? Q.ZERO : given.getOrDefault(counter, Q.ZERO);
        Q room = Q.of(cap.points()).minus(used).max(Q.ZERO);
        return carries() ? room : room.floor();
    }

    private boolean carries() {
        return story.rounding().equals("carry");
    }

    private @Nullable String counter(Story.Cap cap) {
        String of = cap.event() != null ? ":event:" + cap.event() : cap.rule() != null ? ":" + cap.rule() : "";
        return switch (cap.each()) {
            case "day" -> "day:2026-05-0" + day + of;
            case "month" -> "month:2026-05" + of;
            case "member" -> "member" + of;
            default -> null;
        };
    }

    private List<Piece> capped() {
        Map<Story.Cap, Q> rooms = new HashMap<>();
        story.caps().forEach(cap -> rooms.put(cap, room(cap)));
        List<Piece> left = new ArrayList<>();
        for (Piece piece : pieces) {
            Q fits = mistake == Mistake.TEN_DECIMALS
                    ? piece.points().times(Q.of(10_000_000_000L)).floor().by(Q.of(10_000_000_000L))
                    : piece.points();
            for (Story.Cap cap : story.caps()) {
                fits = binds(cap, piece) ? fits.min(Objects.requireNonNull(rooms.get(cap))) : fits;
            }
            Q taken = fits;
            rooms.replaceAll((cap, room) -> binds(cap, piece) ? room.minus(taken) : room);
            left.add(new Piece(piece.rule(), piece.event(), piece.line(), fits));
        }
        return left;
    }

    private Q rounded(Q sum) {
        return story.rounding().equals("half-up") ? sum.halfUp() : sum.floor();
    }

    private Q rounded(List<Piece> some) {
        if (mistake == Mistake.ROUNDS_EACH_PART) {
            return some.stream().map(piece -> rounded(piece.points())).reduce(Q.ZERO, Q::plus);
        }
        if (!story.byLine()) {
            return rounded(exactly(some));
        }
        Set<@Nullable String> units = new LinkedHashSet<>();
        some.forEach(piece -> units.add(piece.line()));
        return units.stream()
                .map(unit -> rounded(exactly(some.stream()
                        .filter(piece -> Objects.equals(piece.line(), unit))
                        .toList())))
                .reduce(Q.ZERO, Q::plus);
    }

    private static Q exactly(List<Piece> some) {
        return some.stream().map(Piece::points).reduce(Q.ZERO, Q::plus);
    }

    private Earned whole(List<Piece> left) {
        Q carried = carries() ? given.getOrDefault("carried", Q.ZERO) : Q.ZERO;
        Q earned = carries() ? exactly(left) : rounded(left);
        for (Story.Cap cap : story.caps()) {
            earned = isOfAll(cap) ? earned.min(room(cap)) : earned;
        }
        Q points = carried.plus(earned).floor().max(Q.ZERO);
        Map<String, Q> counted = new HashMap<>();
        for (Story.Cap cap : story.caps()) {
            String counter = counter(cap);
            if (counter != null) {
                counted.put(counter, isOfAll(cap) ? earned : under(cap, left).min(earned));
            }
        }
        if (carries()) {
            counted.put("carried", earned.minus(points));
        }
        counted.values().removeIf(Q.ZERO::equals);
        return new Earned(points.whole(), counted);
    }

    /** Exactly what it brought, or, where fractions are lost, what would be missing without it. */
    private Q under(Story.Cap cap, List<Piece> left) {
        List<Piece> with = left.stream().filter(piece -> binds(cap, piece)).toList();
        List<Piece> without = left.stream().filter(piece -> !binds(cap, piece)).toList();
        return carries() || mistake == Mistake.CAPS_COUNT_WHAT_ROUNDING_TOOK
                ? exactly(with)
                : rounded(left).minus(rounded(without));
    }
}
