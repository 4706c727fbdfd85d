package loyalty.tier.tiers;

import static loyalty.tier.ServiceFixture.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.local.testing.LocalStackResource;
import loyalty.outbox.Received;
import loyalty.tier.ServiceFixture;
import loyalty.tier.review.QualifyingHistories;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many orders a second are applied by the listener in batches, each in a transaction, as they come from the bus. ADR
 * 0047 tells what was measured; two checkouts are compared by running it in both, alternately.
 */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
@Tag("long")
class ReviewRateTest {

    private static final Logger LOG = Logger.getLogger(ReviewRateTest.class);
    private static final int MEMBERS = 1_000;
    private static final int ORDERS_EACH = 10;
    private static final int ROUNDS = 3;

    @BeforeEach
    void a_programme_and_a_frozen_clock() {
        ServiceFixture.publishHouse();
        ServiceFixture.clock("2026-06-30T16:00:00Z");
        await().atMost(Duration.ofMinutes(1)).until(ServiceFixture::isReady);
    }

    @Test
    void orders_are_applied_in_batches_of_fifty_and_of_five_hundred() {
        apply("warm", 500);
        for (int round = 1; round <= ROUNDS; round++) {
            LOG.infof("round %d: batches of 500: %d orders/s", round, apply("large-" + round, 500));
            LOG.infof("round %d: batches of 50: %d orders/s", round, apply("small-" + round, 50));
        }
    }

    private static long apply(String round, int batch) {
        List<Received> orders = orders(round);
        QualifyingEventListener listener =
                Arc.container().instance(QualifyingEventListener.class).get();
        long began = System.nanoTime();
        for (int from = 0; from < orders.size(); from += batch) {
            List<Received> some = orders.subList(from, from + batch);
            QuarkusTransaction.requiringNew().run(() -> listener.handle(some));
        }
        long nanos = System.nanoTime() - began;
        allAreCounted(orders, round);
        return orders.size() * 1_000_000_000L / nanos;
    }

    private static void allAreCounted(List<Received> orders, String round) {
        assertThat(new TreeSet<>(orders.stream().map(Received::key).toList())).hasSize(MEMBERS);
        Pseudonym last = ServiceFixture.pseudonym(round + "-" + (MEMBERS - 1));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Arc.container()
                                .instance(QualifyingHistories.class)
                                .get()
                                .of(last)
                                .purchases()))
                .hasSize(ORDERS_EACH);
    }

    /** Ten a member, spread over the year, in no order. */
    private static List<Received> orders(String round) {
        List<Received> orders = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            for (int number = 1; number <= ORDERS_EACH; number++) {
                Envelope order = bought(
                        round + "-" + member,
                        number,
                        "2026-0" + (1 + number / 3) + "-1" + number % 10 + "T16:00:00Z",
                        "55.00");
                orders.add(new Received(order.id(), order.type(), order.key(), order.sequence(), order.data(), null));
            }
        }
        Collections.shuffle(orders, new Random(3));
        return orders;
    }
}
