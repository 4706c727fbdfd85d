package loyalty.cli.replay;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import loyalty.cli.RunningSystem;
import loyalty.cli.verify.Books;

/** The figures at the end, read from the books. */
final class Report {
    private static final Map<String, String> POINTS = new LinkedHashMap<>();

    static {
        POINTS.put("points earned", "select coalesce(sum(points), 0) from points.entry where kind = 'earn'");
        POINTS.put("points expired", "select coalesce(-sum(points), 0) from points.entry where kind = 'expire'");
        POINTS.put("points available", "select coalesce(sum(available), 0) from points.account");
        POINTS.put("points pending", "select coalesce(sum(pending), 0) from points.account");
    }

    private Report() {}

    static void print(RunningSystem running, PrintStream out) {
        try (Books books = Books.of(running)) {
            books.table("select tier, count(*) from tier.membership group by tier order by count(*) desc")
                    .forEach((tier, members) -> out.printf(Locale.ROOT, "members in %-12s%,d%n", tier, members));
            POINTS.forEach((name, query) -> out.printf(Locale.ROOT, "%-23s%,d%n", name, books.number(query)));
        }
    }
}
