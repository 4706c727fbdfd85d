package loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import loyalty.events.Envelope;
import loyalty.local.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

/** Nearly everything waits for one version: then what else comes stays on its topic, until the version is there. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
@TestProfile(ParkedMaxTest.LittleRoom.class)
class ParkedMaxTest {

    private static final Duration AT_LAST = Duration.ofMinutes(2);
    private static final int MOST = 20;
    private static final int FIRST = 30;
    private static final int ALL = 70;

    /** Few may wait. */
    public static class LittleRoom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("loyalty.events.parked-max", "" + MOST);
        }
    }

    @Test
    void no_more_are_taken_in_than_may_wait_and_nobody_is_lost() {
        ServiceFixture.publishHouse();
        await().atMost(AT_LAST).until(ServiceFixture::isReady);

        ServiceFixture.send(events(0, FIRST));
        await().atMost(AT_LAST).until(() -> Waiting.toldByReadiness() >= MOST);
        ServiceFixture.send(events(FIRST, ALL));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> Waiting.places().size() <= FIRST);
        assertThat(ServiceFixture.isReady()).isTrue();

        ServiceFixture.publishHouseAs("late-for-many");
        await().atMost(AT_LAST)
                .untilAsserted(() -> assertThat(IntStream.range(0, ALL))
                        .allSatisfy(number -> assertThat(Heard.of(ServiceFixture.pseudonym("many-" + number)))
                                .isEqualTo(List.of(1L))));
        assertThat(Waiting.places()).isEmpty();
    }

    private static Envelope[] events(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> Waiting.event("many-" + number, 1, "late-for-many"))
                .toArray(Envelope[]::new);
    }
}
