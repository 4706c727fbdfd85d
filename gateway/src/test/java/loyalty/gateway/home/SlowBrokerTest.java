package loyalty.gateway.home;

import static loyalty.gateway.home.Lines.allOpen;
import static loyalty.gateway.home.Lines.ids;
import static loyalty.gateway.home.MemberEvents.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;

/** Streams open while the gateway does not know yet where the news begins. */
@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(
        value = RealBroker.class,
        restrictToAnnotatedClass = true,
        initArgs =
                @ResourceArg(
                        name = "mp.messaging.incoming.members.consumer-rebalance-listener.name",
                        value = "slow-at-first"))
class SlowBrokerTest {

    private static final Duration AT_LAST = Duration.ofMinutes(2);

    /** Enough that every partition has one. */
    private static final List<String> MEMBERS =
            IntStream.range(0, 24).mapToObj(number -> "early-" + number).toList();

    @Test
    void what_comes_before_it_is_known_where_the_news_begins_is_told() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            List<Queue<String>> streams = allOpen(http, MEMBERS);

            send(MEMBERS.stream().map(MemberEvents::earned).toList());

            await().atMost(AT_LAST)
                    .untilAsserted(() -> assertThat(streams)
                            .allSatisfy(lines -> assertThat(ids(lines)).hasSize(2)));
        } finally {
            http.shutdownNow();
        }
    }
}
