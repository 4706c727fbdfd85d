package loyalty.voucher.redemption;

import static loyalty.voucher.Bus.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.AtOnce;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class RedemptionsTest {

    private final Wallets wallets;

    RedemptionsTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void the_second_half_of_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
        wallets.change("DELETE FROM code_guess");
    }

    @AfterEach
    void everything_adds_up() {
        assertThat(wallets.count(
                        "SELECT COUNT(*) FROM store_currency_lot l WHERE spent <> (SELECT COALESCE(SUM(p.amount - p.restored),"
                                + " 0) FROM redemption_lot p JOIN redemption r ON r.redemption_id = p.redemption_id WHERE r.status ="
                                + " 'confirmed' AND p.pseudonym = l.pseudonym AND p.lot_id = l.lot_id)"))
                .isZero();
        assertThat(
                        wallets.count(
                                "SELECT COUNT(*) FROM voucher v WHERE status = 'redeemed' AND kind <> 'credit' AND 1 <> (SELECT COUNT(DISTINCT"
                                        + " r.redemption_id) FROM redemption_part p JOIN redemption r ON r.redemption_id = p.redemption_id"
                                        + " WHERE r.status = 'confirmed' AND p.given_back IS NULL AND r.pseudonym = v.pseudonym AND p.voucher_id = v.voucher_id)"))
                .isZero();
    }

    @Test
    void a_voucher_is_reserved_and_used_and_each_answer_is_given_again() {
        String code = welcome("rd-1");

        Response first = reserve("r-1", "rd-1", "o-1", "50.00", "0.00", code);
        first.then()
                .statusCode(201)
                .body("status", equalTo("reserved"))
                .body("discounts", hasSize(1))
                .body("discounts[0].code", equalTo(code))
                .body("discounts[0].amount", equalTo("5.00"))
                .body("discounts[0].lines[0].id", equalTo("1"))
                .body("payable", equalTo("45.00"))
                .body("expiresAt", equalTo("2026-05-20T15:15:00Z"));
        assertThat(status("rd-1")).isEqualTo("reserved");
        Response confirmed = move("r-1", "confirm");
        confirmed.then().statusCode(200).body("status", equalTo("confirmed"));
        assertThat(status("rd-1")).isEqualTo("redeemed");

        Response again = reserve("r-1", "rd-1", "o-1", "50.0", "0", code.toLowerCase(Locale.ROOT));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(move("r-1", "confirm").asString()).isEqualTo(confirmed.asString());
        move("r-1", "cancel").then().statusCode(409).body("state", equalTo("confirmed"));
        as("checkout").get("/v1/redemptions/r-1").then().body("status", equalTo("confirmed"));
        reserve("r-1", "rd-1", "o-2", "50.00", "0.00", code).then().statusCode(422);
        nothingTellsTheCode(code, "rd-1");
    }

    private void nothingTellsTheCode(String code, String member) {
        assertThat(wallets.count("SELECT COUNT(*) from event_log WHERE INSTR(CAST(payload AS CHAR), '"
                        + code.replace("-", "") + "') OR INSTR(CAST(payload AS CHAR), '" + code + "')"))
                .isZero();
        assertThat(wallets.count("SELECT COUNT(*) from event_log WHERE type IN ('voucher.reserved.v1',"
                        + " 'voucher.redeemed.v1') AND aggregateid = '"
                        + Bus.pseudonym(member).hex() + "'"))
                .isEqualTo(2);
    }

    @Test
    void what_a_till_gives_up_or_forgets_is_free_again_by_the_clock() {
        String code = welcome("rd-2");
        reserve("c-1", "rd-2", "o-1", "50.00", "0.00", code).then().statusCode(201);
        reserve("c-2", "rd-2", "o-2", "50.00", "0.00", code).then().statusCode(409);
        move("c-1", "cancel").then().statusCode(200).body("status", equalTo("cancelled"));
        move("c-1", "confirm")
                .then()
                .statusCode(409)
                .body("status", equalTo(409))
                .body("state", equalTo("cancelled"));

        reserve("c-2", "rd-2", "o-2", "50.00", "0.00", code).then().statusCode(201);
        Wallets.clock("2026-05-20T15:15:00Z");
        assertThat(status("rd-2")).isEqualTo("issued");
        as("checkout").get("/v1/redemptions/c-2").then().body("status", equalTo("expired"));
        move("c-2", "cancel")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://loyalty.example/problems/redemption-expired"));

        reserve("c-3", "rd-2", "o-3", "50.00", "0.00", code).then().statusCode(201);
        move("c-2", "confirm").then().statusCode(409);
        Wallets.clock("2026-05-20T15:30:00Z");
        Wallets.due("2026-05-20T15:30:00Z");
        move("c-2", "confirm").then().statusCode(200).body("status", equalTo("confirmed"));
        move("c-3", "confirm").then().statusCode(409);
        assertThat(status("rd-2")).isEqualTo("redeemed");
    }

    @Test
    void store_currency_is_spent_the_soonest_ending_first_and_what_is_held_is_not_available() {
        cash("rd-3", "125.00");
        assertThat(available("rd-3")).isEqualTo("20.00");

        reserve("k-0", "rd-3", "o-0", "50.00", "20.01")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://loyalty.example/problems/insufficient-store-currency"))
                .body("available", equalTo("20.00"));
        reserve("k-1", "rd-3", "o-1", "15.00", "20.00")
                .then()
                .statusCode(201)
                .body("discounts[0].code", equalTo("storeCurrency"))
                .body("discounts[0].amount", equalTo("15.00"))
                .body("payable", equalTo("0.00"));
        assertThat(available("rd-3")).isEqualTo("5.00");
        move("k-1", "confirm").then().statusCode(200);
        assertThat(available("rd-3")).isEqualTo("5.00");
        reserve("k-2", "rd-3", "o-2", "15.00", "5.00").then().statusCode(201);
        assertThat(available("rd-3")).isEqualTo("0.00");

        Wallets.clock("2026-06-01T04:00:00Z");
        Wallets.due("2026-06-01T04:00:00Z");

        assertThat(wallets.count("SELECT COUNT(*) FROM store_currency_lot WHERE spent = 15 AND expired = 5 AND held = 0"
                        + " AND left_over = 0 AND pseudonym = UNHEX('"
                        + Bus.pseudonym("rd-3").hex() + "')"))
                .isEqualTo(1);
        move("k-2", "confirm").then().statusCode(409);
    }

    @Test
    void what_a_till_holds_when_a_window_closes_may_still_be_spent() {
        Wallets.clock("2026-06-01T03:50:00Z");
        cash("rd-4", "60.00");
        reserve("w-1", "rd-4", "o-1", "15.00", "4.00").then().statusCode(201);
        reserve("w-2", "rd-4", "o-2", "15.00", "3.00").then().statusCode(201);

        Wallets.clock("2026-06-01T04:00:00Z");
        Wallets.due("2026-06-01T04:00:00Z");
        move("w-1", "confirm").then().statusCode(200);
        move("w-2", "cancel").then().statusCode(200);
        Wallets.due("2026-06-01T04:00:00Z");

        assertThat(wallets.count("SELECT COUNT(*) FROM store_currency_lot WHERE spent = 4 AND expired = 6 AND held = 0"
                        + " AND left_over = 0 AND pseudonym = UNHEX('"
                        + Bus.pseudonym("rd-4").hex() + "')"))
                .isEqualTo(1);
    }

    @Test
    void unknown_used_and_anothers_answer_alike_and_a_rule_says_which() {
        String mine = welcome("rd-5");
        String anothers = welcome("rd-6");
        reserve("u-0", "rd-6", "o-0", "50.00", "0.00", anothers).then().statusCode(201);
        move("u-0", "confirm").then().statusCode(200);

        List<String> answers = List.of("AAAA-AAAA-AAAA-AAAA-A", "nonsense", anothers).stream()
                .map(code ->
                        reserve("u-1", "rd-5", "o-1", "50.00", "0.00", code).asString())
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        assertThat(reserve("u-1", "rd-6", "o-1", "50.00", "0.00", anothers).asString())
                .isEqualTo(answers.getFirst());

        reserve("u-1", "rd-5", "o-1", "24.99", "0.00", mine)
                .then()
                .statusCode(409)
                .body("reason", equalTo("minimum-order"));
        reserve("u-1", "rd-5", "o-1", "25.00", "0.00", mine).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"caller, thief, 999", "member, rd-7, 99", "caller, others, 9999"})
    void only_guesses_are_held_back_by_caller_by_member_and_over_all(String kind, String who, int before) {
        String id = "g-" + who + "-";
        String code = welcome("rd-7-" + who);
        String member = kind.equals("member") ? "rd-7-" + who : who;
        wallets.change("INSERT INTO code_guess VALUES ('" + kind + "', UNHEX('"
                + Bus.pseudonym(member).hex() + "'), UTC_TIMESTAMP - INTERVAL 5 MINUTE, " + before + ")");

        guess(id + 1, "rd-7-" + who).then().statusCode(409);
        Response heldBack = guess(id + 1, "rd-7-" + who);
        heldBack.then().statusCode(429);
        assertThat(alarm()).isPositive();
        Response shown = reserveAs("thief", id + 2, "rd-7-" + who, "o-1", "50.00", "0.00", code);
        shown.then().statusCode(201);
        assertThat(reserveAs("thief", id + 2, "rd-7-" + who, "o-1", "50.00", "0.00", code)
                        .asString())
                .isEqualTo(shown.asString());

        int seconds = Integer.parseInt(heldBack.header("Retry-After"));
        assertThat(seconds).isBetween(200, 300);
        wallets.change("UPDATE code_guess SET minute = minute - INTERVAL " + seconds + " SECOND");
        guess(id + 1, "rd-7-" + who).then().statusCode(409);
    }

    private static Response guess(String id, String member) {
        return reserveAs("thief", id, member, "o-1", "50.00", "0.00", "AAAA-AAAA-AAAA-AAAA-A");
    }

    @Test
    void a_code_that_was_used_is_no_guess() {
        String code = welcome("rd-13");
        reserve("used-1", "rd-13", "o-1", "50.00", "0.00", code).then().statusCode(201);

        reserve("used-2", "rd-13", "o-2", "50.00", "0.00", code).then().statusCode(409);

        assertThat(wallets.count("SELECT COUNT(*) FROM code_guess")).isZero();
    }

    @Test
    void of_five_hundred_tills_with_one_code_one_gets_it() throws Exception {
        String code = welcome("rd-8");

        List<Integer> answers = AtOnce.call(
                500,
                i -> reserve("race-" + i, "rd-8", "o-" + i, "50.00", "0.00", code)
                        .statusCode());

        Map<Integer, Long> counted =
                answers.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counted).isEqualTo(Map.of(201, 1L, 409, 499L));
        assertThat(wallets.count("SELECT COUNT(*) FROM redemption WHERE redemption_id LIKE 'race-%'"))
                .isEqualTo(1);
    }

    @Test
    void many_at_once_never_spend_more_than_there_is() throws Exception {
        cash("rd-9", "100.00");

        List<Integer> answers = AtOnce.call(40, i -> {
            int status = reserve("many-" + i, "rd-9", "o-" + i, "50.00", "3.00").statusCode();
            return status == 201 ? move("many-" + i, "confirm").statusCode() : status;
        });

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(6);
        assertThat(available("rd-9")).isEqualTo("2.00");
    }

    @Test
    void support_takes_back_and_extends_what_no_till_holds() {
        String code = welcome("rd-11");
        String id = as("support").get("/v1/members/rd-11/vouchers").path("items[0].voucherId");

        as("supervisor")
                .contentType("application/json")
                .body("{\"validUntil\": \"2026-08-01T04:00:00Z\", \"reason\": \"GOODWILL\"}")
                .post("/v1/vouchers/" + id + "/extend")
                .then()
                .statusCode(200)
                .body("validUntil", equalTo("2026-08-01T04:00:00Z"))
                .body("code", nullValue());
        Wallets.clock("2026-07-31T15:00:00Z");
        reserve("s-1", "rd-11", "o-1", "50.00", "0.00", code).then().statusCode(201);
        support(id, "cancel", "{\"reason\": \"GOODWILL\"}")
                .then()
                .statusCode(409)
                .body("state", equalTo("reserved"));
        move("s-1", "cancel").then().statusCode(200);
        support(id, "cancel", "{\"reason\": \"BECAUSE\"}").then().statusCode(400);
        support(id, "extend", "{\"validUntil\": \"2026-07-31T15:00:00Z\", \"reason\": \"GOODWILL\"}")
                .then()
                .statusCode(400);
    }

    @Test
    void what_support_took_back_stays_so_and_who_did_it_is_kept() {
        String code = welcome("rd-12");
        String id = as("support").get("/v1/members/rd-12/vouchers").path("items[0].voucherId");

        for (int i = 0; i < 2; i++) {
            support(id, "cancel", "{\"reason\": \"GOODWILL\"}")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("cancelled"));
        }
        assertThat(wallets.count(
                        "SELECT COUNT(*) FROM voucher_act WHERE actor = 'support-1' AND voucher_id = '" + id + "'"))
                .isEqualTo(1);
        reserve("s-2", "rd-12", "o-2", "50.00", "0.00", code).then().statusCode(409);
        support(id, "extend", "{\"validUntil\": \"2026-09-01T04:00:00Z\", \"reason\": \"GOODWILL\"}")
                .then()
                .statusCode(409)
                .body("state", equalTo("cancelled"));
        support("v-none", "cancel", "{\"reason\": \"GOODWILL\"}").then().statusCode(404);
    }

    private static Response support(String voucherId, String move, String body) {
        return as("support").contentType("application/json").body(body).post("/v1/vouchers/" + voucherId + "/" + move);
    }

    @Test
    void what_cannot_be_a_redemption_is_named() {
        wallets.enrolled("rd-10");

        as("checkout")
                .contentType("application/json")
                .body(
                        "{\"memberId\": \"rd-10\", \"codes\": [\"A\", \"a\"], \"basket\": {\"currency\": \"EUR\", \"lines\": []}}")
                .put("/v1/redemptions/bad")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("orderId", "codes"));
        reserve("bad", "rd-nobody", "o-1", "50.00", "1.00").then().statusCode(404);
        as("member", "rd-10").get("/v1/redemptions/bad").then().statusCode(403);
        as("checkout").get("/v1/redemptions/bad").then().statusCode(404).body("status", equalTo(404));
        as("checkout").get("/v1/members/rd-10/vouchers").then().body("items[0].code", nullValue());
    }

    /** Enrols a member and gives the code of the welcome. */
    private String welcome(String member) {
        wallets.enrolled(member);
        return as("member", member).get("/v1/members/" + member + "/vouchers").path("items[0].code");
    }

    /** A member with the store currency of one order. */
    private void cash(String member, String spent) {
        wallets.enrolled(member);
        Bus.send(Bus.bought(member, 1, "2026-05-04T15:00:00Z", spent));
        await().atMost(Wallets.SOON).until(() -> !"0.00".equals(available(member)));
    }

    private static String available(String member) {
        return as("support").get("/v1/members/" + member + "/store-currency").path("available");
    }

    private static String status(String member) {
        return as("support").get("/v1/members/" + member + "/vouchers").path("items[0].status");
    }

    private static double alarm() {
        return Bus.management("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("loyalty_voucher_guessing_alarm_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Response move(String id, String move) {
        return as("checkout").post("/v1/redemptions/" + id + "/" + move);
    }

    private static Response reserve(
            String id, String member, String order, String price, String cash, String... codes) {
        return reserveAs("till-1", id, member, order, price, cash, codes);
    }

    private static Response reserveAs(
            String till, String id, String member, String order, String price, String cash, String... codes) {
        String list = List.of(codes).stream().map(code -> '"' + code + '"').collect(Collectors.joining(", "));
        return as("checkout", till)
                .contentType("application/json")
                .body("""
                        {"memberId": "%s", "orderId": "%s", "codes": [%s], "storeCurrency": "%s",
                         "basket": {"currency": "USD",
                                    "lines": [{"id": "1", "sku": "cd", "category": "music", "quantity": 1, "unitPrice": "%s"}]}}
                        """.formatted(member, member + "-" + order, list, cash, price))
                .put("/v1/redemptions/" + id);
    }
}
