package loyalty.cli.replay;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import loyalty.cli.Api;
import loyalty.cli.Bars;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.cli.verify.Books;
import loyalty.cli.verify.Verify;
import loyalty.local.keys.Tokens;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Plays a file of purchases, day by day; killed and started again it ends in the same state. */
@Command(name = "replay", description = "Play a CSV of order_id,customer_id,date,quantity,amount.")
public final class Replay implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The purchases.")
    private Path file = Path.of("");

    @Mixin
    private final DataFolder data = new DataFolder();

    private final Set<String> met = new HashSet<>();
    private final Tally tally = new Tally();

    @Override
    public Integer call() {
        SortedMap<LocalDate, List<Sale>> days = Sale.byDay(file);
        RunningSystem running = data.running();
        Shop shop = new Shop(new Api(running.gateway(), new Tokens(data.keys()).of("checkout")));
        Set<String> known;
        try (Books books = Books.of(running)) {
            known = books.texts("select order_id from points.purchase");
        }
        long begun = System.nanoTime();
        try (ProgressBar bar =
                Bars.of("Orders", days.values().stream().mapToInt(List::size).sum())) {
            Instant clock = shop.clock();
            for (var day : days.entrySet()) {
                clock = play(day.getKey(), day.getValue(), shop, running, known, clock);
                bar.stepBy(day.getValue().size());
            }
        }
        tally.took(System.nanoTime() - begun);
        tally.print(System.out);
        boolean holds = Verify.run(running, System.out);
        Report.print(running, System.out);
        return holds ? 0 : 1;
    }

    private Instant play(
            LocalDate date, List<Sale> sales, Shop shop, RunningSystem running, Set<String> known, Instant before) {
        Instant noon = date.atTime(LocalTime.NOON)
                .atZone(ZoneId.of(running.timeZone()))
                .toInstant();
        Instant clock = before;
        // A clock that was never set shows the real time, which is later than these days and may still be set back.
        if (noon.isAfter(before) || met.isEmpty()) {
            shop.setClock(noon);
            clock = shop.clock();
        }
        List<String> strangers =
                sales.stream().map(Sale::customerId).filter(met::add).toList();
        shop.enrol(strangers, date);
        shop.send(sales, noon.toString(), running.currency());
        tally.count(sales, known, noon.isBefore(clock));
        return clock;
    }
}
