package loyalty.voucher.exchange;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static loyalty.voucher.Bus.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.AtOnce;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class ExchangeTest {

    private static final int PRICE = 100;

    private final Wallets wallets;

    ExchangeTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-04T15:00:00Z");
    }

    @AfterEach
    void nothing_is_under_way_for_ever() {
        wallets.leasesRunOut();
        await().atMost(Wallets.SOON)
                .until(() -> wallets.count("SELECT COUNT(*) FROM exchange WHERE status <> 'completed'") == 0);
        assertThat(wallets.count("SELECT COUNT(*) FROM exchange e LEFT JOIN voucher v ON v.pseudonym = e.pseudonym"
                        + " AND v.voucher_id = e.voucher_id WHERE v.voucher_id IS NULL"))
                .isZero();
    }

    @Test
    void points_become_a_voucher_and_the_same_request_gets_the_same_answer() {
        wallets.enrolled("ex-1");
        PointsDouble.give("ex-1", 150);

        Response first = exchange("e-1", "ex-1", "five-dollars");
        first.then()
                .statusCode(201)
                .body("status", equalTo("completed"))
                .body("points", equalTo(PRICE))
                .body("voucher.value", equalTo("5.00"))
                .body("voucher.status", equalTo("issued"))
                .body("voucher.validUntil", equalTo("2026-08-02T04:00:00Z"))
                .body("voucher.code", matchesPattern("([A-Z2-9]{4}-){4}[A-Z2-9]"));
        Wallets.clock("2026-09-01T15:00:00Z");
        Response again = exchange("e-1", "ex-1", "five-dollars");

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(PointsDouble.available("ex-1")).isEqualTo(50);
        as("checkout")
                .get("/v1/exchanges/e-1")
                .then()
                .body("voucher.status", equalTo("expired"))
                .body("memberId", equalTo("ex-1"))
                .body("voucher.code", nullValue());
        as("member", "ex-1").get("/v1/exchanges/e-1").then().body("voucher.code", equalTo(first.path("voucher.code")));
        as("member", "ex-2").get("/v1/exchanges/e-1").then().statusCode(404);
        exchange("e-1", "ex-1", "fifteen-dollars").then().statusCode(422);
    }

    @Test
    void a_refusal_writes_nothing_and_leaves_the_id_free() {
        wallets.enrolled("ex-poor");
        PointsDouble.give("ex-poor", PRICE - 1);

        exchange("e-poor", "ex-poor", "five-dollars")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://loyalty.example/problems/insufficient-points"))
                .body("asked", equalTo(PRICE));
        assertThat(wallets.count("SELECT COUNT(*) FROM exchange WHERE exchange_id = 'e-poor'"))
                .isZero();
        as("checkout").get("/v1/exchanges/e-poor").then().statusCode(404);
        exchange("e-poor", "ex-poor", "no-such").then().statusCode(400);
        exchange("e-poor", "ex-nobody", "five-dollars").then().statusCode(404);

        PointsDouble.give("ex-poor", 1);
        exchange("e-poor", "ex-poor", "five-dollars").then().statusCode(201);
    }

    @ParameterizedTest
    @EnumSource(PointsDouble.Death.class)
    void whoever_dies_between_two_steps_the_retry_gets_the_answer(PointsDouble.Death death) {
        String member = "ex-retry-" + death.ordinal();
        wallets.enrolled(member);
        PointsDouble.give(member, PRICE);
        PointsDouble.die(member, death);

        exchange("r-" + member, member, "five-dollars").then().statusCode(503);
        assertThat(PointsDouble.available(member) == PRICE || wallets.vouchers(member) == 1 || onTheWay(member))
                .isTrue();
        exchange("r-" + member, member, "five-dollars").then().statusCode(201);

        assertThat(PointsDouble.available(member) + PointsDouble.held(member)).isZero();
        assertThat(wallets.vouchers(member)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(PointsDouble.Death.class)
    void whoever_dies_between_two_steps_it_ends_by_itself_with_points_or_voucher(PointsDouble.Death death) {
        String member = "ex-sweep-" + death.ordinal();
        wallets.enrolled(member);
        PointsDouble.give(member, PRICE);
        PointsDouble.die(member, death);

        exchange("s-" + member, member, "limited").then().statusCode(503);
        long soldThen = wallets.sold("limited");
        wallets.leasesRunOut();
        await().atMost(Wallets.SOON).until(() -> !onTheWay(member));

        long left = PointsDouble.available(member) + PointsDouble.held(member);
        boolean placed = death != PointsDouble.Death.BEFORE_HOLD;
        assertThat(wallets.vouchers(member)).isEqualTo(placed ? 1 : 0);
        assertThat(left).isEqualTo(placed ? 0 : PRICE);
        assertThat(wallets.sold("limited")).isEqualTo(placed ? soldThen : soldThen - 1);
    }

    @ParameterizedTest
    @EnumSource(PointsDouble.Death.class)
    void when_the_hold_ends_meanwhile_the_points_are_back_and_there_is_no_voucher(PointsDouble.Death death) {
        String member = "ex-late-" + death.ordinal();
        wallets.enrolled(member);
        PointsDouble.give(member, PRICE);
        PointsDouble.die(member, death);

        exchange("l-" + member, member, "five-dollars").then().statusCode(503);
        PointsDouble.expireHolds(member);
        wallets.leasesRunOut();
        await().atMost(Wallets.SOON).until(() -> !onTheWay(member));

        boolean captured = death == PointsDouble.Death.AFTER_CAPTURE;
        assertThat(wallets.vouchers(member)).isEqualTo(captured ? 1 : 0);
        assertThat(PointsDouble.available(member)).isEqualTo(captured ? 0 : PRICE);
        exchange("l-" + member, member, "five-dollars").then().statusCode(201);
        assertThat(wallets.vouchers(member)).isEqualTo(1);
    }

    @Test
    void equal_requests_at_the_same_time_get_the_one_answer_and_one_voucher() throws Exception {
        wallets.enrolled("ex-many");
        PointsDouble.give("ex-many", 10L * PRICE);

        List<Response> answers = AtOnce.call(20, number -> exchange("e-many", "ex-many", "five-dollars"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(wallets.vouchers("ex-many")).isEqualTo(1);
        assertThat(PointsDouble.available("ex-many")).isEqualTo(9L * PRICE);
    }

    @Test
    void of_many_callers_exactly_as_many_as_there_are_get_the_limited_reward() throws Exception {
        int callers = 400;
        for (int i = 0; i < callers; i++) {
            PointsDouble.give("drop-" + i, PRICE);
        }
        wallets.enrolled(callers, "drop-");

        List<Integer> answers = AtOnce.call(
                callers, i -> untilAnswered("d-" + i, "drop-" + i, "drop").statusCode());

        assertThat(answers.stream().collect(groupingBy(status -> status, counting())))
                .isEqualTo(Map.of(201, 100L, 409, callers - 100L));
        assertThat(wallets.count("SELECT COUNT(*) FROM voucher WHERE template = 'reward:drop'"))
                .isEqualTo(100);
        as("support").get("/v1/rewards").then().body("items.find { it.reward == 'drop' }.stock", equalTo(0));
    }

    @Test
    void the_price_list_knows_its_reader() {
        wallets.enrolled("ex-list");
        PointsDouble.give("ex-list", PRICE);

        as("member", "ex-list")
                .get("/v1/rewards")
                .then()
                .body("items.find { it.reward == 'five-dollars' }.affordable", equalTo(true))
                .body("items.find { it.reward == 'fifteen-dollars' }.affordable", equalTo(false))
                .body("items.find { it.reward == 'for-gold' }", nullValue())
                .body("items.find { it.reward == 'soon' }.availableFrom", equalTo("2026-06-01T04:00:00Z"));
        as("support").get("/v1/rewards").then().body("items.find { it.reward == 'for-gold' }.affordable", nullValue());
        exchange("e-gold", "ex-list", "for-gold").then().statusCode(409);
        exchange("e-soon", "ex-list", "soon")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://loyalty.example/problems/not-yet-available"));
        exchange("e-over", "ex-list", "over")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://loyalty.example/problems/out-of-stock"));
        Wallets.clock("2026-06-01T04:00:00Z");
        exchange("e-soon", "ex-list", "soon").then().statusCode(201);
    }

    private boolean onTheWay(String member) {
        return wallets.count("SELECT COUNT(*) FROM exchange WHERE status <> 'completed' AND pseudonym = UNHEX('"
                        + Bus.pseudonym(member).hex() + "')")
                > 0;
    }

    /** A till that is told to try again does so with the same request. */
    private static Response untilAnswered(String id, String member, String reward) {
        return await().atMost(Wallets.SOON)
                .until(() -> exchange(id, member, reward), answer -> answer.statusCode() != 503);
    }

    private static Response exchange(String id, String member, String reward) {
        return as("checkout")
                .contentType("application/json")
                .body("{\"memberId\": \"" + member + "\", \"reward\": \"" + reward + "\"}")
                .put("/v1/exchanges/" + id);
    }
}
