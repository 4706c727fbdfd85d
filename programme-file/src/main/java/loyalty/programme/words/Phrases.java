package loyalty.programme.words;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loyalty.programme.Programme;
import loyalty.programme.tiers.Ladder;
import org.jspecify.annotations.Nullable;

/** The smallest parts of sentences: numbers, amounts, days, tiers and lists. */
final class Phrases {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Programme programme;

    Phrases(Programme programme) {
        this.programme = programme;
    }

    /** Money, such as {@code 5.00 USD}. */
    String amount(BigDecimal amount) {
        int decimals = programme.amountDecimals();
        String form = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        return format(form, amount) + " " + programme.currency().getCurrencyCode();
    }

    /** Points, such as {@code 1.25 points}. */
    String points(BigDecimal points) {
        return number(points) + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    String points(long points) {
        return points(BigDecimal.valueOf(points));
    }

    /** Such as {@code 1 day} or {@code 7 days}. */
    static String count(long number, String one) {
        return format("#,##0", BigDecimal.valueOf(number)) + " " + one + (number == 1 ? "" : "s");
    }

    static String number(BigDecimal number) {
        return format("#,##0.##########", number);
    }

    private static String format(String form, BigDecimal number) {
        return new DecimalFormat(form, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    static String day(LocalDate day) {
        return day.format(DAY);
    }

    /** Such as {@code from 1 May 2026 to 31 May 2026}; empty without either. */
    static String span(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null) {
            return from.equals(to) ? "on " + day(from) : "from " + day(from) + " to " + day(to);
        }
        return from != null ? "from " + day(from) + " on" : to != null ? "until " + day(to) : "";
    }

    /** The name that members read. */
    String tier(String id) {
        return programme
                .ladderWith(id)
                .map(ladder -> ladder.steps().get(ladder.rankOf(id)))
                .map(Ladder.Step::name)
                .orElse(id);
    }

    /** Their names, in the order of the ladders. */
    List<String> tiers(Collection<String> ids) {
        return inOrder(ids).stream().map(this::tier).toList();
    }

    /** The tiers that are named, in the order of the ladders, each with what is said of it. */
    <T> List<Map.Entry<String, T>> byTier(@Nullable Map<String, T> byTier) {
        if (byTier == null) {
            return List.of();
        }
        List<Map.Entry<String, T>> entries = new ArrayList<>();
        inOrder(byTier.keySet()).forEach(tier -> entries.add(Map.entry(tier(tier), byTier.get(tier))));
        return entries;
    }

    private List<String> inOrder(Collection<String> ids) {
        return programme.allLadders().stream()
                .flatMap(ladder -> ladder.steps().stream())
                .map(Ladder.Step::tier)
                .filter(ids::contains)
                .toList();
    }

    /** Such as {@code a, b and c}. */
    static String and(Collection<String> words) {
        return join(words, " and ");
    }

    /** Such as {@code a, b or c}. */
    static String or(Collection<String> words) {
        return join(words, " or ");
    }

    private static String join(Collection<String> words, String last) {
        List<String> all = List.copyOf(words);
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + last + all.getLast();
    }

    /** What a file has as a set, in the order of the alphabet. */
    static List<String> sorted(Collection<String> words) {
        return words.stream().sorted().toList();
    }

    /** A text in English, in quotes. */
    static String quoted(Map<String, String> text) {
        return "“" + Programme.textIn(text, List.of("en")) + "”";
    }

    /** A sentence: a capital letter first, a full stop at the end. */
    static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
