package loyalty.tier.tiers;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.bought;
import static loyalty.tier.ServiceFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import loyalty.events.Envelope;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class TierEventsTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @BeforeEach
    void a_programme_and_a_frozen_clock() {
        ServiceFixture.publishHouse();
        as("operator")
                .contentType("application/json")
                .body("{\"at\": \"2026-06-30T16:00:00Z\"}")
                .put("/internal/clock")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(ServiceFixture::isReady);
    }

    @Test
    void what_comes_three_times_counts_once() {
        enrol("twice");
        Envelope order = bought("twice", 1, "2026-06-01T16:00:00Z", "150.00");

        send(order, order, order, bought("twice", 2, "2026-06-02T16:00:00Z", "10.00"));

        awaitValue("twice", "160.00");
        assertThat(tier("twice")).isEqualTo("member");
    }

    @Test
    void what_cannot_be_processed_is_set_aside_with_its_cause_and_its_neighbours_do_not_notice() {
        enrol("poison");

        ServiceFixture.sendPoison("poison", "poison-event");
        send(bought("poison", 1, "2026-06-01T16:00:00Z", "70.00"));

        awaitValue("poison", "70.00");
        await().atMost(SOON)
                .until(() ->
                        ServiceFixture.deadLetters("poison-event").equals(List.of("tier-service loyalty.members")));
    }

    @Test
    void the_order_of_delivery_never_matters() {
        List<Envelope> orders = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            orders.add(
                    bought("mixed", number, "2026-0" + (1 + number / 3) + "-1" + number % 10 + "T16:00:00Z", "55.00"));
        }
        Collections.shuffle(orders, new Random(3));
        enrol("mixed");

        send(orders.toArray(Envelope[]::new));

        awaitValue("mixed", "660.00");
        as("support")
                .get("/v1/members/mixed/tier")
                .then()
                .body("tier", equalTo("gold"))
                .body("next", equalTo(null))
                .body("keep.threshold", equalTo("600.00"));
    }

    @Test
    void a_guests_purchases_wait_for_the_guest() {
        send(bought("guest", 1, "2026-06-01T16:00:00Z", "200.00"));
        await().atMost(SOON)
                .until(() -> !ServiceFixture.idsOf("guest", "tier.changed.v1").isEmpty());
        as("support").get("/v1/members/guest/tier").then().statusCode(404);

        enrol("guest");

        assertThat(tier("guest")).isEqualTo("silver");
    }

    @Test
    void events_made_again_are_the_same_events() {
        enrol("again");
        send(bought("again", 1, "2026-06-01T16:00:00Z", "600.00"));
        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("again", "tier.changed.v1").size() == 1);
        List<String> first = ServiceFixture.idsOf("again", "tier.changed.v1");

        as("operator")
                .contentType("application/json")
                .body("{\"from\": \"2000-01-01T00:00:00Z\"}")
                .post("/internal/republish")
                .then()
                .statusCode(200);

        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("again", "tier.changed.v1").size() >= 2);
        assertThat(ServiceFixture.idsOf("again", "tier.changed.v1")).containsOnly(first.getFirst());
        assertThat(tier("again")).isEqualTo("gold");
    }

    @Test
    void time_alone_ends_a_tier_whether_anybody_sweeps_or_not() {
        enrol("lapse");
        send(bought("lapse", 1, "2025-07-02T16:00:00Z", "250.00"));
        awaitValue("lapse", "250.00");
        assertThat(tier("lapse")).isEqualTo("silver");

        as("operator")
                .contentType("application/json")
                .body("{\"at\": \"2026-07-02T04:00:00Z\"}")
                .put("/internal/clock")
                .then()
                .statusCode(200);

        assertThat(tier("lapse")).isEqualTo("member");
    }

    private static void enrol(String memberId) {
        await().atMost(SOON)
                .until(() -> as("checkout")
                                .contentType("application/json")
                                .body("{}")
                                .put("/v1/members/" + memberId)
                                .statusCode()
                        < 300);
    }

    private static String tier(String memberId) {
        return as("support").get("/v1/members/" + memberId + "/tier").path("tier");
    }

    private static void awaitValue(String memberId, String value) {
        await().atMost(SOON)
                .until(() -> value.equals(
                        as("support").get("/v1/members/" + memberId + "/tier").path("qualifying.value")));
    }
}
