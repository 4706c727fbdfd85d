package loyalty.points.orders;

import static io.restassured.RestAssured.given;
import static loyalty.points.testing.PointsService.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
        SlowDatabase.goesOn();
    }

    private Response buy(int till) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(order("crowd-member-" + till % 5, "2026-03-01T15:00:00Z", "10.00"))
                .put("/v1/orders/crowd-" + till);
    }

    @Test
    void those_beyond_are_refused_at_once_and_find_room_later() throws Exception {
        buy(TILLS).then().statusCode(201);
        SlowDatabase.stands();
        ExecutorService tills = Executors.newFixedThreadPool(TILLS);
        CompletionService<Response> answers = new ExecutorCompletionService<>(tills);
        IntStream.range(0, TILLS).forEach(till -> answers.submit(() -> buy(till)));

        // Nobody who was let in can be answered yet.
        for (int beyond = MOST; beyond < TILLS; beyond++) {
            Response refused = answers.take().get();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(refused.header("Retry-After")).isNotNull();
        }
        SlowDatabase.goesOn();
        for (int letIn = 0; letIn < MOST; letIn++) {
            assertThat(answers.take().get().statusCode()).isEqualTo(201);
        }
        tills.shutdown();
        for (int till = 0; till < TILLS; till++) {
            assertThat(buy(till).statusCode()).isEqualTo(201);
        }
        Invariants.hold();
    }
}
