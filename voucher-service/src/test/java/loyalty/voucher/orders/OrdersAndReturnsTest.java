package loyalty.voucher.orders;

import static loyalty.voucher.Bus.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What points-service asks: confirm for an order, undo, settle a return. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class OrdersAndReturnsTest {

    private final Wallets wallets;

    OrdersAndReturnsTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void the_second_half_of_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @Test
    void an_order_confirms_what_it_names_once_for_an_attempt() {
        String code = welcome("oc-1");
        reserve("oc-r1", "oc-1", "oc-o1", "0.00", List.of("50.00"), code);

        Response first = confirm("oc-o1", "oc-1", "attempt-1", "oc-r1", List.of("50.00"));
        first.then().statusCode(200).body("lines", hasSize(1)).body("lines[0].amount", equalTo("5.00"));
        assertThat(confirm("oc-o1", "oc-1", "attempt-1", "oc-r1", List.of("50.00"))
                        .asString())
                .isEqualTo(first.asString());
        assertThat(redemption("oc-r1")).isEqualTo("confirmed");
        assertThat(voucher("oc-1")).isEqualTo("redeemed");
    }

    @Test
    void other_lines_another_order_another_member_and_an_unknown_redemption_are_no_match() {
        String code = welcome("oc-2");
        welcome("oc-3");
        reserve("oc-r2", "oc-2", "oc-o2", "0.00", List.of("50.00"), code);

        mismatch(confirm("oc-o2", "oc-2", "attempt-2", "oc-r2", List.of("50.01")));
        mismatch(confirm("oc-o3", "oc-2", "attempt-3", "oc-r2", List.of("50.00")));
        mismatch(confirm("oc-o2", "oc-3", "attempt-4", "oc-r2", List.of("50.00")));
        mismatch(confirm("oc-o2", "oc-2", "attempt-5", "oc-unknown", List.of("50.00")));
        assertThat(redemption("oc-r2")).isEqualTo("reserved");
    }

    @Test
    void an_attempt_that_was_refused_stays_refused_and_one_that_was_undone_is_over() {
        String code = welcome("oc-4");
        reserve("oc-r4", "oc-4", "oc-o4", "0.00", List.of("50.00"), code);

        mismatch(confirm("oc-o4", "oc-4", "attempt-6", "oc-r4", List.of("49.00")));
        mismatch(confirm("oc-o4", "oc-4", "attempt-6", "oc-r4", List.of("50.00")));
        undo("oc-o4", "oc-4", "attempt-7");
        confirm("oc-o4", "oc-4", "attempt-7", "oc-r4", List.of("50.00")).then().statusCode(409);
        assertThat(redemption("oc-r4")).isEqualTo("reserved");
    }

    @Test
    void what_an_order_confirmed_that_was_refused_after_all_is_free_again() {
        String code = welcome("oc-5");
        cash("oc-5", "60.00");
        reserve("oc-r5", "oc-5", "oc-o5", "4.00", List.of("50.00"), code);
        confirm("oc-o5", "oc-5", "attempt-8", "oc-r5", List.of("50.00")).then().statusCode(200);
        assertThat(available("oc-5")).isEqualTo("6.00");

        undo("oc-o5", "oc-5", "attempt-8");
        undo("oc-o5", "oc-5", "attempt-8");

        assertThat(available("oc-5")).isEqualTo("10.00");
        assertThat(voucher("oc-5")).isEqualTo("issued");
        assertThat(redemption("oc-r5")).isEqualTo("expired");
        confirm("oc-o5", "oc-5", "attempt-9", "oc-r5", List.of("50.00")).then().statusCode(200);
        assertThat(available("oc-5")).isEqualTo("6.00");
    }

    @Test
    void a_voucher_is_deducted_by_line_to_the_cent_and_comes_back_with_the_last_goods() {
        String code = welcome("or-1");
        reserve("or-r1", "or-1", "or-o1", "0.00", List.of("25.00", "5.00"), code);
        confirm("or-o1", "or-1", "attempt-20", "or-r1", List.of("25.00", "5.00"))
                .then()
                .body("lines.amount", equalTo(List.of("4.17", "0.83")));
        Wallets.clock("2026-06-20T15:00:00Z");

        Response first = settle("or-o1", "rt-1", "or-1", List.of("25.00", "5.00"), "4.17,0.83", "0,0", "1,0");
        first.then()
                .statusCode(200)
                .body("payable", equalTo("20.83"))
                .body("voucher", equalTo("4.17"))
                .body("vouchers", hasSize(0));
        assertThat(voucher("or-1")).isEqualTo("redeemed");
        Response last = settle("or-o1", "rt-2", "or-1", List.of("25.00", "5.00"), "4.17,0.83", "1,0", "1,1");
        last.then()
                .body("payable", equalTo("4.17"))
                .body("voucher", equalTo("0.83"))
                .body("vouchers.code", equalTo(List.of(code)));

        assertThat(voucher("or-1")).isEqualTo("issued");
        assertThat(end("or-1")).isEqualTo("2026-07-21T04:00:00Z");
        assertThat(settle("or-o1", "rt-2", "or-1", List.of("25.00", "5.00"), "4.17,0.83", "1,0", "1,1")
                        .asString())
                .isEqualTo(last.asString());
        assertThat(settle("or-o1", "rt-1", "or-1", List.of("25.00", "5.00"), "4.17,0.83", "0,0", "1,0")
                        .asString())
                .isEqualTo(first.asString());
    }

    @Test
    void some_units_of_a_line_bring_back_their_share_in_whole_cents() {
        String code = welcome("or-units");
        cash("or-units", "60.00");
        List<String> three = List.of("3x25.00");
        reserve("or-ru", "or-units", "or-ou", "10.00", three, code);
        confirm("or-ou", "or-units", "attempt-units", "or-ru", three).then().statusCode(200);

        for (String[] step :
                new String[][] {{"0", "1", "20.00", "1.67", "3.33"}, {"1", "2", "20.00", "1.66", "3.34"}}) {
            settle("or-ou", "rt-u" + step[1], "or-units", three, "15.00", step[0], step[1])
                    .then()
                    .statusCode(200)
                    .body("payable", equalTo(step[2]))
                    .body("voucher", equalTo(step[3]))
                    .body("storeCurrency", equalTo(step[4]));
        }
        assertThat(available("or-units")).isEqualTo("6.67");
        settle("or-ou", "rt-u3", "or-units", three, "15.00", "2", "3").then().body("vouchers", hasSize(1));
        assertThat(available("or-units")).isEqualTo("10.00");
    }

    @Test
    void store_currency_that_paid_comes_back_with_its_goods_at_least_until_the_grace_ends() {
        welcome("or-2");
        cash("or-2", "60.00");
        reserve("or-r2", "or-2", "or-o2", "10.00", List.of("15.00", "5.00"));
        confirm("or-o2", "or-2", "attempt-21", "or-r2", List.of("15.00", "5.00"));
        Wallets.clock("2026-07-01T15:00:00Z");

        settle("or-o2", "rt-1", "or-2", List.of("15.00", "5.00"), "7.50,2.50", "0,0", "1,0")
                .then()
                .body("payable", equalTo("7.50"))
                .body("storeCurrency", equalTo("7.50"))
                .body("restored", equalTo("7.50"));

        assertThat(available("or-2")).isEqualTo("7.50");
        as("support")
                .get("/v1/members/or-2/store-currency")
                .then()
                .body("lots[0].redeemableUntil", equalTo("2026-08-01T04:00:00Z"));
        settle("or-o2", "rt-2", "or-2", List.of("15.00", "5.00"), "7.50,2.50", "1,0", "1,1");
        assertThat(available("or-2")).isEqualTo("10.00");
    }

    @Test
    void store_currency_that_goods_had_earned_is_cancelled_or_withheld() {
        welcome("or-3");
        cash("or-3", "60.00");
        settle("or-3-1", "rt-1", "or-3", List.of("60.00"), "0.00", "0", "1")
                .then()
                .body("cancelled", equalTo("10.00"))
                .body("withheld", equalTo("0.00"));
        assertThat(available("or-3")).isEqualTo("0.00");

        welcome("or-4");
        cash("or-4", "60.00");
        reserve("or-r4", "or-4", "or-o4", "10.00", List.of("40.00"));
        confirm("or-o4", "or-4", "attempt-22", "or-r4", List.of("40.00"));
        List<String> three = List.of("20.00", "20.00", "20.00");
        settle("or-4-1", "rt-1", "or-4", three, "0.00,0.00,0.00", "0,0,0", "1,0,0")
                .then()
                .body("withheld", equalTo("10.00"));
        settle("or-4-1", "rt-2", "or-4", three, "0.00,0.00,0.00", "1,0,0", "1,1,0")
                .then()
                .body("withheld", equalTo("0.00"));
        settle("or-4-1", "rt-3", "or-4", three, "0.00,0.00,0.00", "1,1,0", "1,1,1")
                .then()
                .body("withheld", equalTo("0.00"))
                .body("cancelled", equalTo("0.00"));
    }

    @Test
    void what_no_refund_could_pay_is_collected_when_it_comes_back() {
        welcome("or-5");
        cash("or-5", "60.00");
        reserve("or-r5", "or-5", "or-o5", "10.00", List.of("40.00"));
        confirm("or-o5", "or-5", "attempt-23", "or-r5", List.of("40.00"));

        settleWorth("or-5-1", "rt-1", "or-5", "56.00", List.of("60.00"), "0.00", "0", "1")
                .then()
                .body("withheld", equalTo("4.00"));
        settle("or-o5", "rt-1", "or-5", List.of("40.00"), "10.00", "0", "1")
                .then()
                .body("restored", equalTo("10.00"));

        assertThat(available("or-5")).isEqualTo("4.00");
    }

    @Test
    void a_return_that_comes_before_the_news_of_its_order_is_settled_when_its_store_currency_would_be_issued() {
        welcome("or-6");
        settle("or-6-1", "rt-1", "or-6", List.of("125.00"), "0.00", "0", "1")
                .then()
                .statusCode(200);
        Bus.send(
                Bus.bought("or-6", 1, "2026-05-04T15:00:00Z", "125.00"),
                Bus.bought("or-6", 2, "2026-05-04T15:00:00Z", "50.00"));

        await().atMost(Wallets.SOON).until(() -> !"0.00".equals(available("or-6")));

        assertThat(available("or-6")).isEqualTo("10.00");
    }

    @Test
    void a_used_voucher_whose_tier_is_gone_does_not_come_back() {
        wallets.enrolled("or-8");
        Bus.send(Bus.changed("or-8", 2, "reached", "silver", "member", "2026-05-02T15:00:00Z"));
        await().atMost(Wallets.SOON)
                .until(() -> as("member", "or-8")
                                .get("/v1/members/or-8/vouchers")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 2);
        String code = as("member", "or-8")
                .get("/v1/members/or-8/vouchers")
                .path("items.find { it.cause == 'tier:silver' }.code");
        reserve("or-r8", "or-8", "or-o8", "0.00", List.of("40.00"), code);
        confirm("or-o8", "or-8", "attempt-24", "or-r8", List.of("40.00"));
        silverIsTakenAway("or-8");

        settle("or-o8", "rt-1", "or-8", List.of("40.00"), "10.00", "0", "1")
                .then()
                .body("voucher", equalTo("10.00"))
                .body("vouchers", hasSize(0));

        assertThat(as("support")
                        .get("/v1/members/or-8/vouchers")
                        .<String>path("items.find { it.cause == 'tier:silver' }.status"))
                .isEqualTo("cancelled");
        assertThat(wallets.count("SELECT COUNT(*) FROM redemption_part WHERE redemption_id = 'or-r8'"
                        + " AND given_back IS NOT NULL"))
                .isOne();
    }

    @Test
    void what_a_return_would_come_to_changes_nothing() {
        welcome("or-7");
        cash("or-7", "60.00");

        internal("POST", "or-7-1/return-quotes", returned("or-7", "0.00", List.of("60.00"), "0.00", "0", "1"))
                .then()
                .statusCode(200)
                .body("cancelled", equalTo("10.00"));

        assertThat(available("or-7")).isEqualTo("10.00");
    }

    private void silverIsTakenAway(String member) {
        Bus.send(Bus.changed(member, 3, "returned", "member", "silver", "2026-05-02T16:00:00Z"));
        await().atMost(Wallets.SOON)
                .until(() -> wallets.count("SELECT COUNT(*) FROM voucher WHERE revoked AND pseudonym = UNHEX('"
                                + Bus.pseudonym(member).hex() + "')")
                        == 1);
    }

    private static void mismatch(Response answer) {
        answer.then().statusCode(409).body("type", equalTo("https://loyalty.example/problems/redemption-mismatch"));
    }

    private String welcome(String member) {
        wallets.enrolled(member);
        return as("member", member).get("/v1/members/" + member + "/vouchers").path("items[0].code");
    }

    /** The store currency of an order, whose id is that of the member and a number. */
    private static void cash(String member, String spent) {
        Bus.send(Bus.bought(member, 1, "2026-05-04T15:00:00Z", spent));
        await().atMost(Wallets.SOON).until(() -> !"0.00".equals(available(member)));
    }

    private static String available(String member) {
        return as("support").get("/v1/members/" + member + "/store-currency").path("available");
    }

    private static String voucher(String member) {
        return as("support").get("/v1/members/" + member + "/vouchers").path("items[0].status");
    }

    private static String end(String member) {
        return as("support").get("/v1/members/" + member + "/vouchers").path("items[0].validUntil");
    }

    private static String redemption(String id) {
        return as("checkout").get("/v1/redemptions/" + id).path("status");
    }

    private static void reserve(
            String id, String member, String order, String cash, List<String> prices, String... codes) {
        String list = List.of(codes).stream().map(code -> '"' + code + '"').collect(Collectors.joining(", "));
        as("checkout")
                .contentType("application/json")
                .body("""
                        {"memberId": "%s", "orderId": "%s", "codes": [%s], "storeCurrency": "%s",
                         "basket": {"currency": "USD", "lines": [%s]}}""".formatted(member, order, list, cash, lines(prices)))
                .put("/v1/redemptions/" + id)
                .then()
                .statusCode(201);
    }

    private static String lines(List<String> prices) {
        return IntStream.range(0, prices.size())
                .mapToObj(i -> """
                        {"id": "%d", "sku": "cd", "category": "music", "kind": "goods", "quantity": %d,
                         "unitPrice": "%s", "discount": "0.00"}""".formatted(i + 1, quantity(prices.get(i)), price(prices.get(i))))
                .collect(Collectors.joining(", "));
    }

    /** Three of a thing are written as {@code 3x10.00}. */
    private static long quantity(String line) {
        return line.contains("x") ? Long.parseLong(line.split("x")[0]) : 1;
    }

    private static BigDecimal price(String line) {
        return new BigDecimal(line.substring(line.indexOf('x') + 1));
    }

    private static Response confirm(
            String order, String member, String attempt, String redemption, List<String> prices) {
        return internal("PUT", order + "/redemptions", order(member, attempt, redemption, prices));
    }

    private static String order(String member, String attempt, String redemption, List<String> prices) {
        return """
                {"attempt": "%s", "member": "%s", "redemptions": ["%s"], "currency": "USD", "lines": [%s]}""".formatted(attempt, Bus.pseudonym(member).hex(), redemption, lines(prices));
    }

    private static void undo(String order, String member, String attempt) {
        internal("POST", order + "/redemptions/undo", order(member, attempt, "any", List.of("1.00")))
                .then()
                .statusCode(200);
    }

    private static Response settle(
            String order,
            String returnId,
            String member,
            List<String> prices,
            String redeemed,
            String before,
            String after) {
        return settleWorth(order, returnId, member, "0.00", prices, redeemed, before, after);
    }

    private static Response settleWorth(
            String order,
            String returnId,
            String member,
            String worth,
            List<String> prices,
            String redeemed,
            String before,
            String after) {
        return internal(
                "PUT", order + "/returns/" + returnId, returned(member, worth, prices, redeemed, before, after));
    }

    private static String returned(
            String member, String worth, List<String> prices, String redeemed, String before, String after) {
        String lines = IntStream.range(0, prices.size())
                .mapToObj(i -> """
                        {"id": "%d", "category": "music", "kind": "goods", "quantity": %d, "amount": "%s",
                         "redeemed": "%s", "before": %s, "after": %s}""".formatted(
                                i + 1,
                                quantity(prices.get(i)),
                                price(prices.get(i)).multiply(BigDecimal.valueOf(quantity(prices.get(i)))),
                                redeemed.split(",")[i],
                                before.split(",")[i],
                                after.split(",")[i]))
                .collect(Collectors.joining(", "));
        return """
                {"member": "%s", "programmeVersion": "house-2", "worth": "%s", "lines": [%s]}""".formatted(Bus.pseudonym(member).hex(), worth, lines);
    }

    private static Response internal(String method, String path, String body) {
        return as("checkout").contentType("application/json").body(body).request(method, "/internal/orders/" + path);
    }
}
