package loyalty.points.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.api.Languages;
import loyalty.api.texts.Texts;
import loyalty.events.PointsConverted;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import loyalty.points.domain.returns.Returned;
import org.jspecify.annotations.Nullable;

/** Explains entries and returns in words, those of {@code texts/points}. */
public final class Wording {

    private static final Texts TEXTS = Texts.of(Wording.class, "points");

    private Wording() {}

    /** The language of the reader: English unless the header asks for another that is spoken here. */
    public static Language languageOf(@Nullable String acceptLanguage) {
        return acceptLanguage == null ? Language.EN : new Language(TEXTS.firstOf(Languages.of(acceptLanguage, null)));
    }

    /** How an order or an activity earned what it earned: one rate in a sentence, several rules as a list. */
    static String earned(Language language, List<Explanation.RuleApplied> rules, long whole) {
        boolean byRateAlone =
                rules.isEmpty() || (rules.size() == 1 && rules.getFirst().rule().equals("earn"));
        if (!byRateAlone) {
            String between = TEXTS.say(language.code(), "rules.between", Map.of());
            return said(language, "earned.list", whole, Map.of("rules", list(rules, between)));
        }
        String input = rules.isEmpty() ? "0" : rules.getFirst().input();
        String rate = rules.isEmpty() ? "0" : rules.getFirst().rate();
        return said(language, "earned", whole, Map.of("input", input, "rate", rate));
    }

    /** Rules by the ids that the programme gives them, which need no language; a rate of one piece says nothing more. */
    private static String list(List<Explanation.RuleApplied> rules, String between) {
        return rules.stream()
                .map(rule -> rule.input().equals("1")
                        ? "%s %+d".formatted(rule.rule(), rule.points())
                        : "%s %+d (%s × %s)".formatted(rule.rule(), rule.points(), rule.input(), rule.rate()))
                .collect(Collectors.joining(between));
    }

    /** That points were taken over from an older system. */
    static String takenOver(Language language, long whole) {
        return said(language, "takenOver", whole, Map.of());
    }

    /** That support corrected the balance, and for which reason. */
    static String adjusted(Language language, long whole, String reason) {
        return said(language, "adjusted", whole, Map.of("reason", reason));
    }

    /** That points ended, and on which day. */
    static String ended(Language language, long whole, Instant at, ZoneId zone) {
        String day = LocalDate.ofInstant(at, zone).toString();
        return said(language, "ended", whole, Map.of("day", day));
    }

    /** That points became something by themselves. */
    static String became(Language language, long whole, String into) {
        boolean cash = into.equals(PointsConverted.STORE_CURRENCY);
        return said(language, cash ? "became.storeCurrency" : "became.voucher", whole, Map.of());
    }

    /** That points were spent, and for which order, if that is known. */
    static String spent(Language language, long whole, @Nullable String orderId) {
        return orderId == null
                ? said(language, "spent", whole, Map.of())
                : said(language, "spent.order", whole, Map.of("order", orderId));
    }

    /** That points were taken back because goods came back. */
    static String returned(Language language, long whole, String orderId) {
        return said(language, "returned", whole, Map.of("order", orderId));
    }

    /** That points came back because goods came back for which they had paid. */
    static String restored(Language language, long whole, String orderId) {
        return said(language, "restored", whole, Map.of("order", orderId));
    }

    /** What a return did to the points of its order. */
    public static String ofReturn(Language language, long earned, Returned returned) {
        StringBuilder text = new StringBuilder(
                said(language, "return.taken", returned.reversed(), Map.of("earned", points(language, earned))));
        append(text, language, "return.lapsed", returned.lapsed());
        append(text, language, "return.owed", returned.owed());
        append(text, language, "return.restored", returned.terms().restored());
        return text.toString();
    }

    private static void append(StringBuilder text, Language language, String key, long whole) {
        if (whole > 0) {
            text.append(' ').append(said(language, key, whole, Map.of()));
        }
    }

    /** Points with their number in words, as each language counts. */
    static String points(Language language, long points) {
        return TEXTS.say(language.code(), "points", Map.of("count", points, "number", Long.toString(points)));
    }

    private static String said(Language language, String key, long whole, Map<String, String> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("points", points(language, whole));
        values.put("count", whole);
        return TEXTS.say(language.code(), key, values);
    }
}
