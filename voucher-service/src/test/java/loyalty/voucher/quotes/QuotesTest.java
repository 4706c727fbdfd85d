package loyalty.voucher.quotes;

import static loyalty.voucher.Bus.as;
import static loyalty.voucher.Tills.bought;
import static loyalty.voucher.Tills.goods;
import static loyalty.voucher.Tills.line;
import static loyalty.voucher.Tills.lines;
import static loyalty.voucher.Tills.move;
import static loyalty.voucher.Tills.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Bus;
import loyalty.voucher.Tills;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class QuotesTest {

    private static final List<String> REWARDS =
            List.of("limited", "five-stacks", "fifth", "credit", "from-fifty", "in-three-days");

    private final Wallets wallets;

    QuotesTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @Test
    void each_voucher_is_told_as_its_redemption_would_be_and_nothing_changes() {
        wallets.enrolled("qu-1");
        REWARDS.forEach(reward -> bought("qu-1", reward));
        String basket = lines(goods("1", "12.00"), goods("2", "30.01"), line("f", "fee", 1, "3.00", null));
        String used = bought("qu-1", "five-stacks");
        reserve("qu-1", "qu-1", "qu-1", basket, null, used).then().statusCode(201);
        move("qu-1", "confirm").then().statusCode(200);
        long events = events("qu-1");

        List<Map<String, Object>> quotes = quote("qu-1", "\"qu-1\"", basket).path("vouchers");

        assertThat(quotes).hasSize(REWARDS.size() + 1);
        assertThat(events("qu-1")).isEqualTo(events);
        for (Map<String, Object> quote : quotes) {
            equalsItsRedemption(quote, basket);
        }
    }

    private static void equalsItsRedemption(Map<String, Object> quote, String basket) {
        String code = String.valueOf(quote.get("code"));
        Response redemption = reserve("qu-" + code, "qu-1", "qu-1", basket, null, code);
        if (Boolean.TRUE.equals(quote.get("usable"))) {
            redemption.then().statusCode(201).body("discounts", hasSize(1));
            assertThat(redemption.<Object>path("discounts[0].amount")).isEqualTo(quote.get("amount"));
            assertThat(redemption.<Object>path("discounts[0].lines")).isEqualTo(quote.get("lines"));
            assertThat(quote).containsEntry("reason", null);
            move("qu-" + code, "cancel").then().statusCode(200);
        } else {
            redemption.then().statusCode(409);
            assertThat(redemption.<Object>path("reason")).isNotNull().isEqualTo(quote.get("reason"));
            assertThat(quote).containsEntry("amount", "0.00").containsEntry("lines", List.of());
        }
    }

    @Test
    void what_was_used_is_reserved_or_has_ended_is_not_told_and_why_not_is() {
        wallets.enrolled("qu-2");
        String taken = bought("qu-2", "five-stacks");
        String later = bought("qu-2", "in-three-days");
        String basket = lines(goods("1", "10.00"));
        reserve("qu-2", "qu-2", "qu-2", basket, null, taken).then().statusCode(201);

        quote("qu-2", "null", basket)
                .then()
                .statusCode(200)
                .body("vouchers.find { it.code == '" + later + "' }.reason", equalTo("not-yet"))
                .body("vouchers.reason", containsInAnyOrder("not-yet", "minimum-order"))
                .body("vouchers.usable", contains(false, false));
        Wallets.clock("2026-05-20T15:15:00Z");
        quote("qu-2", "null", basket).then().body("vouchers.findAll { it.usable }.code", contains(taken));
    }

    @Test
    void a_credit_is_quoted_by_what_is_left_and_a_basket_that_is_not_the_orders_is_refused() {
        wallets.enrolled("qu-3");
        String code = Tills.bought("qu-3", "credit");
        String basket = lines(goods("1", "20.00"));
        reserve("qu-3", "qu-3", "qu-3", basket, null, code).then().statusCode(201);
        move("qu-3", "confirm").then().statusCode(200);

        quote("qu-3", "null", basket).then().body("vouchers.find { it.usable }.amount", equalTo("5.00"));
        quote("qu-3", "\"qu-3\"", lines(goods("1", "21.00")))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://loyalty.example/problems/redemption-mismatch"));
    }

    @Test
    void what_the_basket_names_is_paid_first_as_its_order_would_and_nothing_changes() {
        wallets.enrolled("qu-4");
        String taken = bought("qu-4", "five-stacks");
        String other = bought("qu-4", "credit");
        String basket = lines(goods("1", "12.00"), goods("2", "3.00"));
        reserve("qu-4", "qu-4", "qu-4", basket, null, taken).then().statusCode(201);
        long events = events("qu-4");

        for (String orderId : List.of("\"qu-4\"", "null")) {
            quote("qu-4", orderId, basket, "qu-4")
                    .then()
                    .statusCode(200)
                    .body("redeemed.id", contains("1", "2"))
                    .body("redeemed.amount", contains("4.00", "1.00"))
                    .body("vouchers.findAll { it.usable }.code", contains(other))
                    .body("vouchers.find { it.usable }.amount", equalTo("10.00"))
                    .body("vouchers.find { it.usable }.lines.amount", contains("8.00", "2.00"));
        }

        assertThat(events("qu-4")).isEqualTo(events);
        as("checkout").get("/v1/redemptions/qu-4").then().body("status", equalTo("reserved"));
    }

    @Test
    void a_redemption_that_was_forgotten_and_is_free_pays_and_its_voucher_is_not_told() {
        wallets.enrolled("qu-5");
        String taken = bought("qu-5", "five-stacks");
        String basket = lines(goods("1", "12.00"));
        reserve("qu-5", "qu-5", "qu-5", basket, null, taken).then().statusCode(201);
        Wallets.clock("2026-05-20T15:15:00Z");

        quote("qu-5", "\"qu-5\"", basket, "qu-5")
                .then()
                .statusCode(200)
                .body("redeemed.amount", contains("5.00"))
                .body("vouchers.code", not(hasItem(taken)));
        quote("qu-5", "\"qu-5\"", basket).then().body("vouchers.findAll { it.usable }.code", contains(taken));
    }

    @Test
    void what_its_order_could_not_confirm_is_refused_as_the_order_would_be() {
        wallets.enrolled("qu-6");
        String basket = lines(goods("1", "12.00"));
        reserve("qu-6", "qu-6", "qu-6", basket, null, bought("qu-6", "five-stacks"))
                .then()
                .statusCode(201);

        refused("redemption-mismatch", quote("qu-6", "\"qu-6\"", basket, "qu-nothing"));
        refused("redemption-mismatch", quote("qu-6", "\"qu-6-other\"", basket, "qu-6"));
        refused("redemption-mismatch", quote("qu-6", "\"qu-6\"", lines(goods("1", "12.01")), "qu-6"));
        move("qu-6", "cancel").then().statusCode(200);
        refused("redemption-settled", quote("qu-6", "\"qu-6\"", basket, "qu-6"));
        quote("qu-6", "\"qu-6\"", basket, "?")
                .then()
                .statusCode(400)
                .body("errors.field", contains("basket.redemptions"));
    }

    private static void refused(String code, Response response) {
        response.then().statusCode(409).body("type", equalTo("https://loyalty.example/problems/" + code));
    }

    @Test
    void only_tills_ask_and_a_wallet_that_nobody_has_is_empty() {
        String basket = lines(goods("1", "20.00"));

        quote("qu-nobody", null, basket).then().statusCode(200).body("vouchers", hasSize(0));
        as("support")
                .contentType("application/json")
                .body("{}")
                .post("/internal/quotes")
                .then()
                .statusCode(403);
        as("checkout")
                .contentType("application/json")
                .body("{\"orderId\": \"?\"}")
                .post("/internal/quotes")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("memberId", "orderId", "basket"));
        assertThat(Bus.management("/openapi").asString())
                .contains("/v1/redemptions")
                .doesNotContain("/internal/quotes");
    }

    private long events(String member) {
        return wallets.count("SELECT COUNT(*) FROM event_log WHERE aggregateid = '"
                + Bus.pseudonym(member).hex() + "'");
    }

    private static Response quote(String member, @Nullable String orderId, String lines, String... named) {
        String order = orderId == null ? "" : "\"orderId\": " + orderId + ", ";
        String redemptions = Stream.of(named).map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return as("checkout")
                .contentType("application/json")
                .body(
                        "{\"memberId\": \"%s\", %s\"basket\": {\"currency\": \"USD\", \"lines\": %s, \"redemptions\": [%s]}}"
                                .formatted(member, order, lines, redemptions))
                .post("/internal/quotes");
    }
}
