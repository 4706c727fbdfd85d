package loyalty.tier.tiers;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.bought;
import static loyalty.tier.ServiceFixture.enrol;
import static loyalty.tier.ServiceFixture.history;
import static loyalty.tier.ServiceFixture.returned;
import static loyalty.tier.ServiceFixture.send;
import static loyalty.tier.ServiceFixture.tier;
import static loyalty.tier.ServiceFixture.visited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import loyalty.events.Envelope;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ladders of many kinds, over the bus and over HTTP. A schema of its own, because its calendar is another. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tierclubs"))
class LadderEventsTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @BeforeEach
    void clubs_and_a_frozen_clock() {
        ServiceFixture.clubsAndAFrozenClock();
    }

    @Test
    void a_return_lowers_the_counter_and_the_tier_whenever_it_is_heard_of() {
        enrol("rita", "{}");

        send(
                returned("rita", 1, 3, "2041-06-10T16:00:00Z", "50.00"),
                bought("rita", 2, "2041-06-01T16:00:00Z", "100.00", "music", "clubs-1"),
                bought("rita", 3, "2041-06-02T16:00:00Z", "200.00", "music", "clubs-1"));

        awaitValue("rita", "250.00");
        tier("rita").then().body("tier", equalTo("red")).body("next.needed", equalTo("50.00"));
        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("rita", "tier.progressed.v1").size() == 3);
        history("rita", "en")
                .then()
                .body("items.tier", contains("red", "grey"))
                .body(
                        "items.text",
                        contains(
                                "a return of order rita-3 left 250 of 300 needed",
                                "order rita-3 brought 300 of 300 needed"))
                .body("items[0].cause.kind", equalTo("returned"))
                .body("items[0].cause.value", equalTo("250.00"));
    }

    @Test
    void what_vouchers_paid_counts_neither_when_it_is_bought_nor_when_it_comes_back_whatever_is_heard_first() {
        for (String member : List.of("paula", "paul")) {
            enrol(member, "{}");
            Envelope bought =
                    bought(member, 1, "2041-06-01T16:00:00Z", "400.00", "music", "clubs-1", new BigDecimal("100.00"));
            Envelope back =
                    returned(member, 2, 1, "2041-06-10T16:00:00Z", "200.00", member + "-r", new BigDecimal("50.00"));

            send(member.equals("paula") ? new Envelope[] {bought, back} : new Envelope[] {back, bought});

            awaitValue(member, "150.00");
            tier(member).then().body("tier", equalTo("red")).body("next.needed", equalTo("150.00"));
            history(member, "en").then().body("items.tier", contains("red", "grey"));
        }
    }

    @Test
    void two_orders_may_have_returns_of_the_same_id() {
        enrol("otto", "{}");

        send(
                bought("otto", 1, "2041-06-01T16:00:00Z", "100.00", "music", "clubs-1"),
                bought("otto", 2, "2041-06-02T16:00:00Z", "100.00", "music", "clubs-1"),
                returned("otto", 3, 1, "2041-06-03T16:00:00Z", "10.00", "r-1"),
                returned("otto", 4, 2, "2041-06-03T16:00:00Z", "20.00", "r-1"));

        awaitValue("otto", "170.00");
    }

    @Test
    void history_tells_its_causes_in_three_languages_and_page_by_page() {
        enrol("hilde", "{\"locale\": \"ko-KR\"}");
        send(
                bought("hilde", 1, "2041-06-01T16:00:00Z", "300.00", "music", "clubs-1"),
                bought("hilde", 2, "2041-06-02T16:00:00Z", "2212.00", "music", "clubs-1"));
        awaitValue("hilde", "2512.00");

        String next = history("hilde", "en;limit=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0].text", equalTo("order hilde-2 brought 2,512 of 2,500 needed"))
                .body("items[0].cause.orderId", equalTo("hilde-2"))
                .body("items[0].cause.threshold", equalTo("2500.00"))
                .extract()
                .path("next");
        as("support")
                .get("/v1/members/hilde/tier/history?after=" + next)
                .then()
                .body("items.tier", contains("grey"))
                .body("items[0].text", equalTo("주문 hilde-1(으)로 필요한 300 중 300을(를) 모았습니다"))
                .body("next", equalTo(null));
        history("hilde", "ar")
                .then()
                .body("items[0].text", equalTo("جلب الطلب hilde-2 ما مجموعه 2,512 من 2,500 المطلوبة"));
        as("member", "somebody-else")
                .get("/v1/members/hilde/tier/history")
                .then()
                .statusCode(404);
        as("support").get("/v1/members/hilde/tier/history?after=x").then().statusCode(400);
    }

    @Test
    void benefits_are_told_in_the_members_language() {
        enrol("ben", "{\"locale\": \"ar-EG\"}");
        send(bought("ben", 1, "2041-06-01T16:00:00Z", "300.00", "music", "clubs-1"));
        awaitValue("ben", "300.00");

        tier("ben").then().body("benefits[0].text", equalTo("شحن مجاني"));
        as("support")
                .header("Accept-Language", "ko")
                .get("/v1/members/ben/tier")
                .then()
                .body("benefits[0].id", equalTo("free-shipping"))
                .body("benefits[0].text", equalTo("무료 배송"));
    }

    @Test
    void what_a_ladders_basis_leaves_out_does_not_count() {
        enrol("wanda", "{}");

        send(
                bought("wanda", 1, "2041-06-01T16:00:00Z", "900.00", "gift-wrap", "clubs-1"),
                bought("wanda", 2, "2041-06-01T16:00:00Z", "20.00", "music", "clubs-1"));

        awaitValue("wanda", "20.00");
        tier("wanda").then().body("tier", equalTo("red"));
    }

    @Test
    void visits_count_on_a_ladder_of_their_own_by_the_years_of_the_membership() {
        enrol("vera", "{\"joinedOn\": \"2041-06-20\"}");

        send(
                visited("vera", 1, "2041-06-19T16:00:00Z"),
                visited("vera", 2, "2041-06-20T16:00:00Z"),
                visited("vera", 3, "2041-06-21T16:00:00Z"));

        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("vera", "tier.progressed.v1").size() == 3);
        tier("vera")
                .then()
                .body("tier", equalTo("red"))
                .body("ladders", hasSize(2))
                .body("ladders[0].ladder", equalTo("visits"))
                .body("ladders[0].tier", equalTo("regular"))
                .body("ladders[0].qualifying.metric", equalTo("activities"))
                .body("ladders[0].qualifying.value", equalTo(2))
                .body("ladders[0].validUntil", equalTo("2042-06-20T04:00:00Z"))
                .body("ladders[0].keep", equalTo(null));
        history("vera", "en").then().body("items[0].text", equalTo("activity vera-visit-3 brought 2 of 2 needed"));
    }

    @Test
    void another_day_of_joining_moves_the_years_and_what_was_told() {
        enrol("mona", "{\"joinedOn\": \"2041-06-01\"}");
        send(visited("mona", 1, "2041-06-10T16:00:00Z"), visited("mona", 2, "2041-06-20T16:00:00Z"));
        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("mona", "tier.changed.v1").size() == 1);

        enrol("mona", "{\"joinedOn\": \"2040-06-15\"}");

        tier("mona").then().body("ladders[0].tier", equalTo("guest"));
        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("mona", "tier.changed.v1").size() == 2);
    }

    @Test
    void who_is_about_to_lose_a_tier_is_warned_once() {
        enrol("walt", "{}");
        send(bought("walt", 1, "2040-07-15T16:00:00Z", "300.00", "music", "clubs-1"));

        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("walt", "tier.at-risk.v1").size() == 1);
        send(bought("walt", 2, "2041-06-15T16:00:00Z", "10.00", "music", "clubs-1"));
        awaitValue("walt", "310.00");
        republish();
        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("walt", "tier.at-risk.v1").size() >= 2);

        assertThat(ServiceFixture.idsOf("walt", "tier.at-risk.v1").stream().distinct())
                .hasSize(1);
    }

    @Test
    void events_made_again_are_the_same_events() {
        enrol("echo", "{}");
        send(
                bought("echo", 1, "2041-06-01T16:00:00Z", "300.00", "music", "clubs-1"),
                visited("echo", 2, "2041-06-02T16:00:00Z"),
                returned("echo", 3, 1, "2041-06-03T16:00:00Z", "1.00"));
        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("echo", "tier.progressed.v1").size() == 3
                        && !ServiceFixture.idsOf("echo", "tier.changed.v1").isEmpty());
        List<String> before = sorted(ServiceFixture.idsOf("echo", "tier.progressed.v1"));

        republish();

        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("echo", "tier.progressed.v1").size() == 6);
        assertThat(sorted(ServiceFixture.idsOf("echo", "tier.progressed.v1").stream()
                        .distinct()
                        .toList()))
                .isEqualTo(before);
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }

    private static void republish() {
        as("operator")
                .contentType("application/json")
                .body("{\"from\": \"2000-01-01T00:00:00Z\"}")
                .post("/internal/republish")
                .then()
                .statusCode(200);
    }

    private static void awaitValue(String memberId, String value) {
        await().atMost(SOON).until(() -> value.equals(tier(memberId).path("qualifying.value")));
    }
}
