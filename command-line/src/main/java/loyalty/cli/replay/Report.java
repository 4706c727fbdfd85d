package loyalty.cli.replay;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import loyalty.cli.RunningSystem;
import loyalty.cli.verify.Books;

/** The figures at the end, read from the books. */
final class Report {
    private static final Map<String, String> FIGURES = new LinkedHashMap<>();

    static {
        FIGURES.put("points earned", "select coalesce(sum(points), 0) from points.entry where kind = 'earn'");
        FIGURES.put("points expired", "select coalesce(-sum(points), 0) from points.entry where kind = 'expire'");
        FIGURES.put("points available", "select coalesce(sum(available), 0) from points.account");
        FIGURES.put("points pending", "select coalesce(sum(pending), 0) from points.account");
        FIGURES.put("vouchers issued", "select count(*) from voucher.voucher");
        FIGURES.put("store currency lots", "select count(*) from voucher.store_currency_lot");
        FIGURES.put("store currency issued", "select floor(coalesce(sum(issued), 0)) from voucher.store_currency_lot");
    }

    private Report() {}

    static void print(RunningSystem running, PrintStream out) {
        try (Books books = Books.of(running)) {
            books.table(
                            "select coalesce(tier, '-'), count(*) from tier.membership group by tier order by count(*) desc")
                    .forEach((tier, members) -> out.printf(Locale.ROOT, "members in %-12s%,d%n", tier, members));
            FIGURES.forEach((name, query) -> out.printf(Locale.ROOT, "%-23s%,d%n", name, books.number(query)));
        }
    }
}
