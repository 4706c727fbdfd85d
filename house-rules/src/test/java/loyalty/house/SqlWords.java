package loyalty.house;

import java.util.List;
import java.util.regex.Pattern;

/** The house writes SQL in lower case, so that a statement is found by one spelling. */
final class SqlWords {

    private static final Pattern LOUD = Pattern.compile(
            "\\b(SELECT|INSERT|UPDATE|DELETE|REPLACE|FROM|INTO|WHERE|JOIN|SET|VALUES|HAVING|LIMIT|ORDER BY|GROUP BY|ON"
                    + " DUPLICATE KEY|INTERVAL|UTC_TIMESTAMP|COUNT|MAX|MIN|SUM)\\b");

    private SqlWords() {}

    static List<String> faults(List<Parsed> files) {
        return files.stream()
                .flatMap(file -> Literals.of(file).stream()
                        .filter(SqlWords::isLoud)
                        .map(text -> file.name() + ": keywords of SQL in upper case: " + text.strip()))
                .toList();
    }

    private static boolean isLoud(String text) {
        return text.strip().contains(" ") && LOUD.matcher(text).find();
    }
}
