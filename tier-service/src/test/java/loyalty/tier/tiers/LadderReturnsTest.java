package loyalty.tier.tiers;

import static loyalty.tier.ServiceFixture.bought;
import static loyalty.tier.ServiceFixture.enrol;
import static loyalty.tier.ServiceFixture.history;
import static loyalty.tier.ServiceFixture.returned;
import static loyalty.tier.ServiceFixture.send;
import static loyalty.tier.ServiceFixture.tier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import loyalty.events.Envelope;
import loyalty.events.PointsReturned;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What returns make of tiers, as members and support see it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tierclubs"))
class LadderReturnsTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String BEAUTY = "ladders.find { it.ladder == 'beauty' }.";

    @BeforeEach
    void clubs_and_a_frozen_clock() {
        ServiceFixture.clubsAndAFrozenClock();
    }

    private static void sendAll(String memberId, Envelope... events) {
        send(events);
        await().atMost(SOON)
                .until(() ->
                        ServiceFixture.idsOf(memberId, "tier.progressed.v1").size() == events.length);
    }

    private static Envelope complete(Envelope event) {
        PointsReturned back = (PointsReturned) event.data();
        var data = new PointsReturned(
                back.member(),
                back.at(),
                back.returnId(),
                back.orderId(),
                back.orderPlacedAt(),
                back.returnedAt(),
                back.programmeVersion(),
                back.reversed(),
                0,
                0,
                true,
                "USD",
                back.lines());
        return Envelope.about(data, event.sequence(), null);
    }

    @Test
    void a_year_that_still_holds_enough_keeps_the_tier_whose_own_order_came_back() {
        enrol("mira", "{}");

        sendAll(
                "mira",
                bought("mira", 1, "2040-03-10T16:00:00Z", "3500.00", "gift-wrap", "clubs-1"),
                bought("mira", 2, "2040-06-10T16:00:00Z", "4000.00", "gift-wrap", "clubs-1"),
                complete(returned("mira", 3, 1, "2040-07-10T16:00:00Z", "3500.00")));

        tier("mira")
                .then()
                .body(BEAUTY + "tier", equalTo("vib"))
                .body(BEAUTY + "projected", equalTo("insider"))
                .body(BEAUTY + "since", equalTo("2040-03-10T16:00:00Z"))
                .body(BEAUTY + "validUntil", equalTo("2042-01-01T05:00:00Z"));
        history("mira", "en").then().body("items.findAll { it.ladder == 'beauty' }.tier", contains("vib"));
    }

    @Test
    void two_returns_of_an_order_tell_one_story_whichever_is_heard_first() {
        List<Map<String, Object>> told = null;
        for (String member : List.of("rosa", "rolf")) {
            enrol(member, "{}");
            Envelope order = bought(member, 1, "2041-05-01T16:00:00Z", "600.00", "music", "clubs-1");
            Envelope early = returned(member, 2, 1, "2041-05-10T16:00:00Z", "200.00", "r-1");
            Envelope late = returned(member, 3, 1, "2041-05-20T16:00:00Z", "400.00", "r-2");
            if (member.equals("rosa")) {
                sendAll(member, order, early, complete(late));
            } else {
                sendAll(member, order, late, complete(early));
            }

            List<Map<String, Object>> story = history(member, "en").path("items.findAll { it.ladder == 'club' }");
            assertThat(story)
                    .extracting(item -> item.get("at"))
                    .containsExactly("2041-05-20T16:00:00Z", "2041-05-01T16:00:00Z");
            List<Map<String, Object>> nameless = story.stream()
                    .map(item ->
                            Map.of("at", item.get("at"), "tier", item.get("tier"), "previous", item.get("previous")))
                    .toList();
            assertThat(told == null ? nameless : told).isEqualTo(nameless);
            told = nameless;
            tier(member).then().body("tier", equalTo("red")).body("since", equalTo("2041-05-20T16:00:00Z"));
        }
    }

    @Test
    void a_tier_that_was_kept_is_held_since_it_was_reached() {
        enrol("kira", "{}");

        sendAll(
                "kira",
                bought("kira", 1, "2040-02-01T17:00:00Z", "300.00", "music", "clubs-1"),
                bought("kira", 2, "2040-10-01T16:00:00Z", "300.00", "music", "clubs-1"));

        tier("kira")
                .then()
                .body("tier", equalTo("grey"))
                .body("since", equalTo("2040-02-01T17:00:00Z"))
                .body("validUntil", equalTo("2042-02-01T05:00:00Z"));
    }

    @Test
    void a_tier_whose_order_came_back_leaves_the_one_beneath_it_with_its_own_end() {
        enrol("lena", "{}");

        sendAll(
                "lena",
                bought("lena", 1, "2041-02-01T17:00:00Z", "300.00", "music", "clubs-1"),
                bought("lena", 2, "2041-05-01T16:00:00Z", "2500.00", "music", "clubs-1"),
                returned("lena", 3, 2, "2041-05-10T16:00:00Z", "2500.00"));

        tier("lena")
                .then()
                .body("tier", equalTo("grey"))
                .body("since", equalTo("2041-05-10T16:00:00Z"))
                .body("validUntil", equalTo("2042-02-01T05:00:00Z"))
                .body("keep.needed", equalTo("300.00"));
    }
}
