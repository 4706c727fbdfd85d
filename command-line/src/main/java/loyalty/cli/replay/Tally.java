package loyalty.cli.replay;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What became of the orders that were played. */
final class Tally {
    private long fresh;
    private long known;
    private long late;
    private double seconds;

    void count(List<Sale> sales, Set<String> before, boolean afterTheirDay) {
        long old =
                sales.stream().filter(sale -> before.contains(sale.orderId())).count();
        known += old;
        fresh += sales.size() - old;
        late += afterTheirDay ? sales.size() - old : 0;
    }

    void took(long nanos) {
        seconds = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)) / 1000.0;
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "orders                 %,d new, %,d known, %,d late%n", fresh, known, late);
        if (fresh == 0) {
            out.println("                       nothing is new: nothing was changed");
        }
        out.printf(Locale.ROOT, "time                   %,.1f s%n", seconds);
        out.printf(Locale.ROOT, "rate                   %,.0f orders/s%n", (fresh + known) / seconds);
    }
}
