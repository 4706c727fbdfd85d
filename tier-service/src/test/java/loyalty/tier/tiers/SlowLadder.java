package loyalty.tier.tiers;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A ladder by the words of its file, and its days. Read from the file itself; knows nothing of how the service reads it. */
final class SlowLadder {

    final String id;
    final ZoneId zone;
    final String metric;
    final boolean atYearsEnd;
    final boolean oneStep;
    final int graceDays;
    final String keepBy;
    final String returns;
    final List<JsonNode> steps;
    /** Nobody falls below it who ever had it, and it never ends. */
    final int floor;

    private final JsonNode words;
    private final JsonNode basis;
    private final boolean year;

    SlowLadder(JsonNode file, JsonNode words) {
        this.words = words;
        id = words.path("ladder").asText("club");
        zone = ZoneId.of(file.path("timeZone").asText());
        metric = words.path("metric").asText();
        basis = words.has("basis") ? words.path("basis") : file.at("/points/basis");
        year = words.has("window");
        atYearsEnd = words.path("promotion").asText().equals("period-end");
        oneStep = words.at("/missed/drop").asText().equals("one-step");
        graceDays = words.at("/missed/graceDays").asInt(0);
        returns = words.path("returns").asText("period-end");
        steps = StreamSupport.stream(words.path("steps").spliterator(), false).toList();
        floor = words.at("/missed/floor").isMissingNode()
                ? 0
                : rank(words.at("/missed/floor").asText());
        boolean endsWithItsWindow = words.path("valid").asText().equals("window-end") && !atYearsEnd;
        keepBy = words.path("keepBy").asText(!year ? "same-again" : endsWithItsWindow ? "nothing" : "window");
    }

    boolean isRolling() {
        return !year;
    }

    boolean countsActivity(String type) {
        return StreamSupport.stream(words.path("activities").spliterator(), false)
                .anyMatch(one -> one.asText().equals(type));
    }

    boolean hasOwnBasis() {
        return words.has("basis");
    }

    boolean counts(Life.Line line) {
        return counts(basis, line);
    }

    static boolean counts(JsonNode basis, Life.Line line) {
        return has(basis.path("kinds"), line.kind(), line.kind().equals("goods"))
                && !has(basis.path("exceptCategories"), line.category(), false)
                && !has(basis.path("withoutCategories"), line.category(), false);
    }

    boolean countsVouchers() {
        return basis.path("paidWithVouchers").asBoolean(false);
    }

    private static boolean has(JsonNode list, String word, boolean otherwise) {
        return list.isMissingNode()
                ? otherwise
                : StreamSupport.stream(list.spliterator(), false)
                        .anyMatch(one -> one.asText().equals(word));
    }

    String tier(int rank) {
        return steps.get(rank).path("tier").asText();
    }

    int rank(String tier) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).path("tier").asText().equals(tier)) {
                return i;
            }
        }
        throw new IllegalArgumentException(tier);
    }

    /** Null for who is invited. */
    @Nullable
    BigDecimal threshold(int rank) {
        JsonNode threshold = steps.get(rank).path("threshold");
        return threshold.isMissingNode() ? null : new BigDecimal(threshold.asText());
    }

    @Nullable
    BigDecimal keep(int rank) {
        JsonNode keep = steps.get(rank).path("keep");
        return keep.isMissingNode() ? threshold(rank) : new BigDecimal(keep.asText());
    }

    /** The highest tier that so much is enough for. */
    int supported(BigDecimal value) {
        int supported = 0;
        for (int i = 0; i < steps.size(); i++) {
            BigDecimal threshold = threshold(i);
            supported = threshold != null && value.compareTo(threshold) >= 0 ? i : supported;
        }
        return supported;
    }

    /** The first day of the window on a day: whole days, today included. */
    LocalDate windowFrom(LocalDate day, LocalDate joined) {
        return isRolling() ? day.minusMonths(words.path("windowMonths").asInt()).plusDays(1) : yearOf(day, joined);
    }

    /** The first day behind the window. */
    LocalDate windowTo(LocalDate day, LocalDate joined) {
        return isRolling() ? day.plusDays(1) : nextYear(day, joined);
    }

    /** The day with which a year began. */
    LocalDate yearOf(LocalDate day, LocalDate joined) {
        if (words.path("window").asText().equals("calendar-year")) {
            return LocalDate.of(day.getYear(), 1, 1);
        }
        LocalDate begins = joined.plusYears(day.getYear() - joined.getYear());
        return begins.isAfter(day) ? joined.plusYears(day.getYear() - joined.getYear() - 1L) : begins;
    }

    LocalDate nextYear(LocalDate day, LocalDate joined) {
        LocalDate next = day.plusDays(1);
        while (!next.equals(yearOf(next, joined))) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** Until when a tier lasts that was reached on a day. */
    LocalDate lasts(LocalDate day, LocalDate joined) {
        if (words.has("validMonths")) {
            return day.plusMonths(words.path("validMonths").asInt());
        }
        LocalDate end = nextYear(day, joined);
        return words.path("valid").asText().equals("window-end") ? end : nextYear(end, joined);
    }

    /** Until when a tier lasts in the period after one that ended on a day; that of somebody who has it from a day on. */
    LocalDate lastsAgain(LocalDate ended, LocalDate from, LocalDate joined) {
        if (words.has("validMonths")) {
            return lasts(from, joined);
        }
        // What the year that ended was enough for is as if reached in that year.
        boolean window = words.path("valid").asText().equals("window-end");
        return lasts(window ? ended : ended.minusDays(1), joined);
    }

    List<Integer> warnDays() {
        return StreamSupport.stream(words.path("warnDays").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }
}
