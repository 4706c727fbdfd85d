package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many phones as one gateway is for, all open at once. */
@Tag("long")
class CrowdJourneyTest {

    private static final int PHONES = 5_000;
    private static final int SLOW = 100;
    private static final int AT_ONCE = 64;
    private static final int A_BULK = 1_000;
    private static final double MEGABYTES_MAX = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static RunningSystem system;
    private static String till;
    private static Tokens tokens;

    @BeforeAll
    static void start() throws IOException {
        system = RunningSystem.startedOn(folder);
        till = system.token("checkout", "till-1");
        tokens = new Tokens(new Keys(folder.resolve("keys")));
    }

    @AfterAll
    static void end() {
        system.close();
    }

    @Test
    void five_thousand_open_streams_are_told_and_the_gateway_takes_no_more_than_it_may() throws Exception {
        enrol();
        List<Phone> phones = phones();
        try {
            tell("open", megabytes());
            phones.subList(SLOW, PHONES).forEach(Phone::reading);
            List<Phone> awake = phones.subList(SLOW, PHONES);

            long asked = System.nanoTime();
            for (int first = 0; first < PHONES; first += A_BULK) {
                buy(first);
            }
            await().atMost(PATIENCE).until(() -> awake.stream().allMatch(phone -> phone.hears("points")));
            told(awake, asked);

            assertThat(awake).noneMatch(phone -> phone.hears("end"));
            double megabytes = megabytes();
            tell("told", megabytes);
            assertThat(megabytes).isLessThan(MEGABYTES_MAX);
            phones.subList(0, SLOW).forEach(Phone::reading);
            await().atMost(PATIENCE)
                    .until(() -> phones.subList(0, SLOW).stream().allMatch(phone -> phone.hears("points")));
        } finally {
            for (Phone phone : phones) {
                phone.close();
            }
        }
    }

    private static void enrol() throws IOException, SQLException {
        for (int first = 0; first < PHONES; first += A_BULK) {
            system.enrol(till, "crowd-" + first / A_BULK, A_BULK);
        }
    }

    private static String member(int number) {
        return "crowd-" + number / A_BULK + "-" + number % A_BULK;
    }

    private static List<Phone> phones() throws InterruptedException, ExecutionException {
        URI gateway = URI.create(system.url());
        List<Callable<Phone>> openings = IntStream.range(0, PHONES)
                .mapToObj(CrowdJourneyTest::member)
                .<Callable<Phone>>map(member -> () -> Phone.opened(gateway, member, tokens.of("member", member)))
                .toList();
        List<Phone> phones = new ArrayList<>();
        try (ExecutorService some =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Future<Phone> opened : some.invokeAll(openings)) {
                phones.add(opened.get());
            }
        }
        return phones;
    }

    private static void buy(int first) throws IOException {
        String now = Instant.now().toString();
        String orders = IntStream.range(first, first + A_BULK)
                .mapToObj(number -> "{\"orderId\": \"" + member(number) + "-order\","
                        + Orders.of(member(number), now, BigDecimal.TEN)
                                .strip()
                                .replace('\n', ' ')
                                .substring(1))
                .collect(Collectors.joining("\n"));
        assertThat(system.bulk("/v1/orders", till, orders).body().lines())
                .hasSize(A_BULK)
                .allMatch(line -> line.contains("\"status\":201"));
    }

    private static double megabytes() throws IOException {
        Path rollup = Path.of("/proc", String.valueOf(system.part("gateway").pid()), "smaps_rollup");
        return Files.readAllLines(rollup).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1_024.0;
    }

    private static void told(List<Phone> phones, long since) {
        long[] millis = phones.stream()
                .flatMapToLong(phone -> LongStream.of((phone.heard("points") - since) / 1_000_000))
                .sorted()
                .toArray();
        System.out.printf(
                "%d phones: points shown from %d ms on, half of them by %d ms, the last by %d ms%n",
                millis.length, millis[0], millis[millis.length / 2], millis[millis.length - 1]);
    }

    private static void tell(String when, double megabytes) {
        System.out.printf("gateway with %d streams, %s: %.0f MB%n", PHONES, when, megabytes);
    }
}
