package loyalty.programme.checks;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loyalty.programme.earning.Condition;

/** What is wrong about a condition, in sentences that a marketer understands; each tells the character it is about. */
final class ConditionSentence {

    private static final List<String> WORDS = List.of(
            "total",
            "items",
            "channel",
            "location",
            "tier",
            "weekday",
            "year",
            "month",
            "day",
            "categories",
            "skus",
            "activity");
    private static final Pattern UNREADABLE = Pattern.compile(
            "^(mismatched|token recognition|extraneous|missing|no viable|unsupported|invalid).*", Pattern.DOTALL);
    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern UNFIT = Pattern.compile(
            "found no matching overload for '([^']*)' applied to '(.*?)' \\(candidates.*", Pattern.DOTALL);
    private static final Pattern UNDECIDED =
            Pattern.compile("expected type 'bool' but found '([^']*)'", Pattern.DOTALL);
    private static final Map<String, String> HINTS = Map.of(
            "=>", "at least is written >=",
            "=<", "at most is written <=",
            "=", "equal is written ==",
            "and", "and is written &&",
            "or", "or is written ||",
            "&", "and is written &&",
            "|", "or is written ||",
            ",", "a number is written without commas",
            "%", "a per cent is written as a part of one, such as 0.1");
    private static final Pattern LEFT = Pattern.compile("\\S+\\s*$");

    private final String text;

    private ConditionSentence(String text) {
        this.text = text;
    }

    /** What is wrong; of what cannot be read only the first, because the rest follows from it. */
    static List<String> of(String text) {
        ConditionSentence sentences = new ConditionSentence(text);
        List<Condition.Flaw> flaws = Condition.flaws(text);
        Stream<Condition.Flaw> unreadable =
                flaws.stream().filter(flaw -> UNREADABLE.matcher(flaw.words()).matches());
        return unreadable
                .findFirst()
                .map(flaw -> List.of(sentences.unreadable(flaw)))
                .orElseGet(() -> flaws.stream().map(sentences::unfit).toList());
    }

    private String unreadable(Condition.Flaw flaw) {
        String rest = text.substring(Math.min(flaw.at(), text.length())).strip();
        if (rest.isEmpty()) {
            return "the condition ends too soon"
                    + (flaw.words().startsWith("missing ')'") ? ": a ) is missing" : ", after: " + end());
        }
        String at = "the condition cannot be read at its character " + (flaw.at() + 1) + ", from here on: " + rest;
        return HINTS.keySet().stream()
                .filter(sign -> rest.matches("(?s)" + Pattern.quote(sign) + "(?![=&|a-zA-Z]|>).*"))
                .findFirst()
                .map(sign -> at + "; " + HINTS.get(sign))
                .orElse(at + (rest.matches("(?s)[“”„‘’'\"].*") ? "; a text stands in straight quotes: 'store'" : ""));
    }

    private String end() {
        Matcher last = LEFT.matcher(text.strip());
        return last.find() ? last.group() : "nothing";
    }

    private String unfit(Condition.Flaw flaw) {
        Matcher unknown = UNKNOWN.matcher(flaw.words());
        if (unknown.matches()) {
            return unknown(unknown.group(1));
        }
        Matcher undecided = UNDECIDED.matcher(flaw.words());
        if (undecided.matches()) {
            return "a condition is true or false, such as total >= 100.0; this is " + kind(undecided.group(1));
        }
        Matcher unfit = UNFIT.matcher(flaw.words());
        return unfit.matches()
                ? overload(flaw.at(), sign(unfit.group(1)), unfit.group(2))
                : "the condition cannot be understood at its character " + (flaw.at() + 1);
    }

    private static String unknown(String word) {
        return Spelling.nearest(word, WORDS)
                .map(meant -> "a condition has no word " + word + "; did you mean " + meant + "?")
                .orElse("a condition has no word " + word + ", only " + String.join(", ", WORDS)
                        + "; a text stands in quotes: '" + word + "'");
    }

    private String overload(int at, String sign, String kinds) {
        if (sign.equals("in")) {
            return "in asks a list of its own kind, such as 'coffee' in categories";
        }
        return switch (kinds) {
            case "(double, int)", "(int, double)" -> mixed(at, sign, kinds.startsWith("(double"));
            default -> {
                List<String> two = Stream.of(kinds.replaceAll("^\\(|\\)$", "").split(", ", 2))
                        .map(ConditionSentence::kind)
                        .toList();
                yield sign + " at character " + (at + 1) + " does not go with " + String.join(" and ", two);
            }
        };
    }

    /** Money has decimals, and what is counted has not: the number beside it is written alike. */
    private String mixed(int at, String sign, boolean decimalsLeft) {
        String left = last(text.substring(0, at));
        String right = first(text.substring(Math.min(text.length(), at + sign.length())));
        String whole = decimalsLeft ? right : left;
        String decimal = decimalsLeft ? left : right;
        if (whole.matches("\\d+")) {
            return "write " + whole + ".0 instead of " + whole + ": " + decimal + " has decimals";
        }
        return decimal.matches("\\d+\\.\\d+")
                ? "write a whole number instead of " + decimal + ": " + whole + " is counted in whole numbers"
                : "at character " + (at + 1) + " a number with decimals meets a whole one: write double(" + whole + ")";
    }

    private static String last(String before) {
        Matcher word = Pattern.compile("([\\w.]+)\\s*$").matcher(before);
        return word.find() ? word.group(1) : "what stands before it";
    }

    private static String first(String after) {
        Matcher word = Pattern.compile("^\\s*([\\w.]+)").matcher(after);
        return word.find() ? word.group(1) : "what comes after it";
    }

    private static String sign(String name) {
        return name.replaceAll("^[_@]+|_+$", "");
    }

    private static String kind(String type) {
        return switch (type) {
            case "double" -> "a number with decimals";
            case "int" -> "a whole number";
            case "string" -> "a text";
            case "bool" -> "true or false";
            case "list(string)" -> "a list of texts";
            default -> "something else";
        };
    }
}
