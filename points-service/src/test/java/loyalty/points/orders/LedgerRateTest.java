package loyalty.points.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loyalty.database.Database;
import loyalty.events.Envelope;
import loyalty.points.byhibernate.LedgerTable;
import loyalty.points.byhibernate.OrdersByHibernate;
import loyalty.points.domain.Outcome;
import loyalty.points.posting.PostBatch;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many orders a second are posted in batches of one, ten and a hundred of distinct members, each batch a transaction: as
 * the service does it, in SQL, and with the same tables behind Hibernate, in turns. ADR 0047 tells what was measured.
 */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@Tag("long")
class LedgerRateTest {

    private static final Logger LOG = Logger.getLogger(LedgerRateTest.class);
    private static final int MEMBERS = 500;
    private static final int WARM = 12;
    private static final int ROUNDS = 7;

    /** How many orders are posted in a round, by how many of them are a batch. */
    private static final TreeMap<Integer, Integer> ORDERS = new TreeMap<>(Map.of(1, 300, 10, 1_000, 100, 3_000));

    private final Database database;
    private final PostBatch postBatch;
    private final OrdersByHibernate byHibernate;

    LedgerRateTest(Database database, PostBatch postBatch, OrdersByHibernate byHibernate) {
        this.database = database;
        this.postBatch = postBatch;
        this.byHibernate = byHibernate;
    }

    @Test
    void orders_are_posted_by_sql_and_by_hibernate_and_come_to_the_same() {
        List<Way> ways = ways();
        ways.forEach(this::openAccounts);
        for (int round = 1 - WARM; round <= ROUNDS; round++) {
            for (int batch : ORDERS.keySet()) {
                post(batch, ways);
                if (round > 0) {
                    tell(round, batch, ways);
                }
            }
        }
        ways.sort(Comparator.comparing(way -> way.place));
        Way sql = ways.getFirst();
        ways.forEach(way -> LOG.infof("%s: %.2f inserts a batch of 100", way.name, way.inserts()));
        assertThat(ways).as("rewritten by the driver").allMatch(way -> way.inserts() < 10);
        assertThat(ways).allSatisfy(way -> assertThat(written(way)).as(way.name).isEqualTo(written(sql)));
        Invariants.hold();
    }

    /** Batch by batch in turns, so that what else the machine does meets all alike. */
    private static void post(int batch, List<Way> ways) {
        ways.forEach(way -> way.nanos = 0);
        int orders = Objects.requireNonNull(ORDERS.get(batch));
        for (int posted = 0; posted < orders; posted += batch) {
            Collections.rotate(ways, 1);
            ways.forEach(way -> way.post(batch));
        }
        ways.forEach(way -> way.rate = orders * 1_000_000_000L / way.nanos);
    }

    /** The ledger's own; all that it reads and writes behind Hibernate; and nothing, which tells how far the figures scatter. */
    private List<Way> ways() {
        return new ArrayList<>(List.of(
                new Way(0, "sql", this::bySql),
                behind("all", EnumSet.allOf(LedgerTable.class), 1),
                behind("none", EnumSet.noneOf(LedgerTable.class), 2)));
    }

    private Way behind(String name, Set<LedgerTable> tables, int place) {
        return new Way(place, name, orders -> byHibernate(orders, tables));
    }

    private static void tell(int round, int batch, List<Way> ways) {
        List<Way> inOrder =
                ways.stream().sorted(Comparator.comparing(way -> way.place)).toList();
        long sql = inOrder.getFirst().rate;
        LOG.infof(
                "round %d, batches of %d, orders/s: %s",
                round,
                batch,
                inOrder.stream()
                        .map(way -> "%s %d (%.2f)".formatted(way.name, way.rate, (double) way.rate / sql))
                        .collect(Collectors.joining(", ")));
    }

    private void bySql(List<OrderCommand> orders) {
        assertThat(postBatch.post(orders)).allMatch(Outcome.Done.class::isInstance);
    }

    private void byHibernate(List<OrderCommand> orders, Set<LedgerTable> tables) {
        byHibernate.post(
                orders.stream()
                        .map(command -> new OrdersByHibernate.Placing(
                                command.member(),
                                command.order(),
                                command.bodyHash(),
                                command.actor(),
                                command.spoken()))
                        .toList(),
                tables,
                placed -> Envelope.about(
                        OrderEvents.earned(placed.member(), placed.purchase()),
                        placed.purchase().eventSeq(),
                        null));
    }

    private void openAccounts(Way way) {
        for (int from = 0; from < MEMBERS; from += 100) {
            bySql(way.next(100));
        }
    }

    /** A way of posting, of members of its own, who all buy the same. */
    private final class Way {

        private final int place;
        private final String name;
        private final Consumer<List<OrderCommand>> posting;
        private int number;
        private long nanos;
        private long rate;
        private long inserts;
        private long batches;

        Way(int place, String name, Consumer<List<OrderCommand>> posting) {
            this.place = place;
            this.name = name;
            this.posting = posting;
        }

        List<OrderCommand> next(int batch) {
            return IntStream.range(0, batch).mapToObj(_ -> next()).toList();
        }

        private OrderCommand next() {
            int order = number++;
            return Commands.order(
                    "rate-%s-%d".formatted(name, order),
                    "rate-%s-%d".formatted(name, order % MEMBERS),
                    (10 + order % 90) + ".50");
        }

        void post(int batch) {
            List<OrderCommand> orders = next(batch);
            long insertsBefore = insertsOfAll();
            long began = System.nanoTime();
            posting.accept(orders);
            nanos += System.nanoTime() - began;
            if (batch == ORDERS.lastKey()) {
                inserts += insertsOfAll() - insertsBefore;
                batches++;
            }
        }

        /** How many inserts the server saw for a batch of the largest. */
        double inserts() {
            return (double) inserts / batches;
        }
    }

    private long insertsOfAll() {
        return database.read("show global status like 'Com_insert'", row -> row.getLong(2))
                .getFirst();
    }

    /** What stands in the tables, summed up, but for the moments at which it came there. */
    private List<String> written(Way way) {
        String members = "join account_holder h on h.pseudonym = t.pseudonym where h.member_id like 'rate-%s-%%'"
                .formatted(way.name);
        return Stream.of(
                        "sum(version), sum(event_seq * available), sum(pending), sum(held), sum(owed),"
                                + " sum(lifetime_earned), sum(crc32(next_due_at)), count(active_at) from account t ",
                        "sum(seq * points), sum(crc32(kind)), sum(seq * available_after), sum(pending_after),"
                                + " sum(lifetime_after), sum(crc32(explanation)), sum(crc32(placed_at)),"
                                + " sum(crc32(concat_ws('/', programme_version, actor, reason))), count(event_seq)"
                                + " from entry t ",
                        "sum(seq * part * points), sum(points_left), sum(points_held), sum(points_expired),"
                                + " sum(pending), sum(crc32(concat_ws('/', available_at, expires_at, next_at, renewal)))"
                                + " from lot t ",
                        "sum(event_seq * earned), sum(entry_seq), sum(crc32(order_lines)), sum(qualifying_added),"
                                + " sum(available_after), sum(pending), sum(crc32(concat_ws('/', currency, channel,"
                                + " location, programme_version, tier, available_at, expires_at, qualifying_metric,"
                                + " spoken, explanation, hold_id, given, counted, redemptions))) from purchase t ")
                .map(sums -> database.read(
                                "select concat_ws(' ', count(*), " + sums.replace(" from ", ") from ") + members,
                                row -> row.getString(1))
                        .getFirst())
                .toList();
    }
}
