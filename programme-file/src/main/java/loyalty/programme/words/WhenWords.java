package loyalty.programme.words;

import static loyalty.programme.words.Phrases.and;
import static loyalty.programme.words.Phrases.or;
import static loyalty.programme.words.Phrases.sorted;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.programme.earning.When;
import org.jspecify.annotations.Nullable;

/** When, where, to whom and to which lines something applies. */
final class WhenWords {

    private final Phrases phrases;

    WhenWords(Phrases phrases) {
        this.phrases = phrases;
    }

    /** What narrows it, but the lines, such as {@code , on Mondays, for Gold}; empty where nothing does. */
    String narrowing(When when) {
        List<String> parts = new ArrayList<>();
        add(parts, Phrases.span(when.from(), when.to()));
        if (when.days() != null) {
            add(
                    parts,
                    "on " + and(when.days().stream().sorted().map(Phrases::day).toList()));
        }
        if (when.weekdays() != null) {
            add(
                    parts,
                    "on "
                            + and(when.weekdays().stream()
                                    .sorted()
                                    .map(WhenWords::weekday)
                                    .toList()));
        }
        addMembers(parts, when);
        add(parts, any("by ", when.channels()));
        add(parts, any("in the shops ", when.locations()));
        if (when.minimumOrder() != null) {
            add(parts, "in orders of at least " + phrases.amount(when.minimumOrder()));
        }
        if (when.condition() != null) {
            add(parts, "if " + when.condition());
        }
        return parts.stream().map(part -> ", " + part).collect(Collectors.joining());
    }

    private void addMembers(List<String> parts, When when) {
        if (when.tiers() != null) {
            add(parts, "for " + or(phrases.tiers(when.tiers())));
        }
        when.attributes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(asked -> add(parts, "for members whose " + asked.getKey() + " is " + asked.getValue()));
    }

    /** The lines that are meant, such as {@code of the category coffee}; empty for all. */
    static String lines(When when) {
        List<String> parts = new ArrayList<>();
        add(parts, any("of the category ", when.categories()));
        add(parts, any("not of the category ", when.withoutCategories()));
        add(parts, any("of the article ", when.skus()));
        add(parts, any("not of the article ", when.withoutSkus()));
        return and(parts);
    }

    private static String weekday(When.Weekday day) {
        String name = day.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "s";
    }

    static String any(String before, @Nullable Collection<String> words) {
        return words == null ? "" : before + or(sorted(words));
    }

    private static void add(List<String> parts, String part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }
}
