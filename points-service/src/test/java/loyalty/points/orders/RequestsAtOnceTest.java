package loyalty.points.orders;

import static io.restassured.RestAssured.given;
import static loyalty.points.testing.PointsService.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import loyalty.points.testing.SlowDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More requests than are worked at at once. */
@QuarkusTest
@Tag("any-engine")
@TestProfile(RequestsAtOnceTest.Few.class)
class RequestsAtOnceTest {

    private static final int MOST = 8;
    private static final int TILLS = 32;

    private final String token = PointsService.token("checkout", "a-crowd");

    /** As if a service had room for eight. */
    public static final class Few implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("loyalty.requests-max", "" + MOST);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SlowDatabase.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @AfterEach
    void quick() {
        SlowDatabase.takes(Duration.ZERO);
    }

    private record Answered(Response response, Duration time) {}

    private Answered buy(int till) {
        long begun = System.nanoTime();
        Response response = given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(order("crowd-member-" + till % 5, "2026-03-01T15:00:00Z", "10.00"))
                .put("/v1/orders/crowd-" + till);
        return new Answered(response, Duration.ofNanos(System.nanoTime() - begun));
    }

    @Test
    void those_beyond_are_refused_at_once_and_find_room_later() throws Exception {
        SlowDatabase.takes(Duration.ofMillis(200));
        // How quick a service refuses that has never refused anything says how quick the machine loads classes.
        AtOnce.call(TILLS, till -> buy(TILLS + till));

        List<Answered> answers = AtOnce.call(TILLS, this::buy);

        assertThat(answers)
                .filteredOn(answer -> answer.response().statusCode() == 201)
                .hasSizeGreaterThanOrEqualTo(MOST);
        assertThat(answers)
                .filteredOn(answer -> answer.response().statusCode() != 201)
                .isNotEmpty()
                .allSatisfy(refused -> {
                    assertThat(refused.response().statusCode()).isEqualTo(503);
                    assertThat(refused.response().contentType()).startsWith("application/problem+json");
                    assertThat(refused.response().header("Retry-After")).isNotNull();
                    assertThat(refused.time()).isLessThan(Duration.ofSeconds(1));
                });
        SlowDatabase.takes(Duration.ZERO);
        for (int till = 0; till < TILLS; till++) {
            assertThat(buy(till).response().statusCode()).isEqualTo(201);
        }
        Invariants.hold();
    }
}
