package loyalty.voucher.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.events.EventType;
import loyalty.events.ProgrammePublished;
import loyalty.local.testing.LocalStackResource;
import loyalty.outbox.Received;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.Wallets;
import loyalty.voucher.vouchers.Vouchers;
import loyalty.voucher.vouchers.VouchersByHibernate;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many events a second are applied in batches of one, ten and a hundred of distinct members, each batch a transaction: as
 * the service does it, with vouchers in SQL, and with them behind Hibernate, in turns. ADR 0047 tells what was measured.
 */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        restrictToAnnotatedClass = true,
        initArgs = {@ResourceArg(name = "schema", value = "voucher"), @ResourceArg(name = "broker", value = "false")})
@Tag("long")
class BatchRateTest {

    private static final Logger LOG = Logger.getLogger(BatchRateTest.class);
    private static final int WARM = Integer.getInteger("rate.warm", 12);
    private static final int ROUNDS = Integer.getInteger("rate.rounds", 7);

    /** How many events are applied in a round, by how many of them are a batch. */
    private static final TreeMap<Integer, Integer> EVENTS = new TreeMap<>(Map.of(1, 300, 10, 1_000, 100, 3_000));

    private final Database database;
    private final KnownProgrammes programmes;
    private final BatchesOfEvents batches;
    private final Vouchers vouchers;
    private final VouchersByHibernate byHibernate;

    BatchRateTest(
            Database database,
            KnownProgrammes programmes,
            BatchesOfEvents batches,
            Vouchers vouchers,
            VouchersByHibernate byHibernate) {
        this.database = database;
        this.programmes = programmes;
        this.batches = batches;
        this.vouchers = vouchers;
        this.byHibernate = byHibernate;
    }

    @BeforeEach
    void the_house_programme_in_the_first_days_of_may() throws IOException {
        var published = new ProgrammePublished(
                Instant.EPOCH, "house-2", Instant.EPOCH, Files.readString(Path.of("../programmes/house.yaml")));
        var received = new Received("house-2", EventType.PROGRAMME_PUBLISHED, "house-2", 1, published, null);
        QuarkusTransaction.requiringNew().run(() -> programmes.handle(List.of(received)));
        Wallets.clock("2026-05-05T15:00:00Z");
    }

    @Test
    void vouchers_are_given_by_sql_and_by_hibernate_and_come_to_the_same() {
        List<BatchWay> ways = new ArrayList<>(List.of(
                way(0x10, "sql", vouchers), way(0x11, "hibernate", byHibernate), way(0x12, "sql again", vouchers)));
        for (int round = 1 - WARM; round <= ROUNDS; round++) {
            round("enrolments", BatchEvents::enrolled, round, ways);
            round("tiers", BatchEvents::reached, round, ways);
        }
        assertThat(rows("voucher")).isEqualTo(2 * applied() * ways.size());
        theyCameToTheSame(ways);
    }

    private BatchWay way(int mark, String name, Vouchers vouchers) {
        IssueListener listener = batches.giving(vouchers);
        return new BatchWay(mark, name, events -> batches.apply(events, listener));
    }

    /** Batch by batch in turns, so that what else the machine does meets all alike. */
    private void round(String events, BatchEvents.Kind kind, int round, List<BatchWay> ways) {
        int first = (round + WARM - 1) * ofARound();
        for (int batch : EVENTS.keySet()) {
            int next = first + Objects.requireNonNull(EVENTS.get(batch));
            ways.forEach(BatchWay::begin);
            for (int number = first; number < next; number += batch) {
                Collections.rotate(ways, 1);
                for (BatchWay way : ways) {
                    apply(way, kind, number, batch);
                }
            }
            for (BatchWay way : ways) {
                way.end(next - first);
            }
            first = next;
            tell("round %d, batches of %d %s".formatted(round, batch, events), ways);
        }
    }

    private void apply(BatchWay way, BatchEvents.Kind kind, int number, int batch) {
        if (batch == EVENTS.lastKey()) {
            way.apply(kind, number, batch, this::insertsOfAll);
        } else {
            way.apply(kind, number, batch);
        }
    }

    private static void tell(String what, List<BatchWay> ways) {
        List<BatchWay> inOrder =
                ways.stream().sorted(Comparator.comparing(BatchWay::mark)).toList();
        double sql = inOrder.getFirst().rate();
        LOG.infof(
                "%s a second: %s",
                what,
                inOrder.stream()
                        .map(way -> "%s %d (%.2f)".formatted(way.name(), way.rate(), way.rate() / sql))
                        .collect(Collectors.joining(", ")));
    }

    private void theyCameToTheSame(List<BatchWay> ways) {
        ways.sort(Comparator.comparing(BatchWay::mark));
        ways.forEach(way -> LOG.infof("%s: %.2f inserts a batch of 100", way.name(), way.inserts()));
        assertThat(ways).as("rewritten by the driver").allMatch(way -> way.inserts() < 15);
        List<String> sql = BatchRows.written(database, ways.getFirst());
        assertThat(ways)
                .allSatisfy(way -> assertThat(BatchRows.written(database, way))
                        .as(way.name())
                        .isEqualTo(sql));
    }

    private long insertsOfAll() {
        return database.read("show global status like 'Com_insert'", row -> row.getLong(2))
                .getFirst();
    }

    private long rows(String table) {
        return database.read("select count(*) from " + table, row -> row.getLong(1))
                .getFirst();
    }

    /** How many events of each kind a way has applied in all rounds. */
    private static long applied() {
        return (long) ofARound() * (WARM + ROUNDS);
    }

    private static int ofARound() {
        return EVENTS.values().stream().mapToInt(Integer::intValue).sum();
    }
}
