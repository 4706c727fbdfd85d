package loyalty.voucher.redemption;

import static loyalty.voucher.Tills.bought;
import static loyalty.voucher.Tills.goods;
import static loyalty.voucher.Tills.lines;
import static loyalty.voucher.Tills.put;
import static loyalty.voucher.Tills.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Locale;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Tills;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class ShownCodesTest {

    private static final String BASKET = lines(goods("1", "70.00"));

    private final Wallets wallets;

    ShownCodesTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @Test
    void one_set_of_codes_has_one_price_in_whatever_order_they_are_typed() {
        String fifth = shopper("sc-1", "fifth");
        String seventh = bought("sc-1", "seventh");

        reserve("sc-1-a", "sc-1", "sc-1-a", BASKET, null, fifth, seventh)
                .then()
                .statusCode(201)
                .body("payable", equalTo("49.00"));
        Tills.move("sc-1-a", "cancel").then().statusCode(200);
        reserve("sc-1-b", "sc-1", "sc-1-b", BASKET, null, seventh, fifth)
                .then()
                .statusCode(201)
                .body("discounts.code", contains(fifth, seventh))
                .body("payable", equalTo("49.00"));
    }

    @Test
    void of_a_kind_the_one_that_ends_first_goes_first_whatever_it_is_worth() {
        String fifth = shopper("sc-2", "fifth");
        String tenth = bought("sc-2", "tenth-soon-over");
        String seventh = bought("sc-2", "seventh");

        reserve("sc-2", "sc-2", "sc-2", BASKET, null, seventh, fifth, tenth)
                .then()
                .statusCode(201)
                .body("discounts.code", contains(tenth, fifth, seventh))
                .body("payable", equalTo("43.40"));
    }

    @Test
    void the_same_codes_in_another_order_are_the_same_request() {
        String fifth = shopper("sc-3", "fifth");
        String seventh = bought("sc-3", "seventh");
        Response first = reserve("sc-3", "sc-3", "sc-3", BASKET, null, fifth, seventh);

        Response again = reserve("sc-3", "sc-3", "sc-3", BASKET, "0", seventh, fifth);

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void a_code_is_read_as_it_is_pasted() {
        String code = shopper("sc-4", "five-stacks");
        StringBuilder wide = new StringBuilder("\ufeff");
        code.toLowerCase(Locale.ROOT)
                .chars()
                .forEach(c ->
                        wide.appendCodePoint(c == '-' ? '\u2011' : c + 0xfee0).append('\u200b'));

        reserve("sc-4", "sc-4", "sc-4", BASKET, null, wide.append('\u00a0').toString())
                .then()
                .statusCode(201)
                .body("discounts[0].code", equalTo(code));
        reserve("sc-4-b", "sc-4", "sc-4-b", BASKET, null, code, code.replace("-", "\u2013"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("codes"));
    }

    @Test
    void why_a_voucher_waits_is_told_to_its_member_only() {
        String mine = shopper("sc-5", "in-three-days");
        wallets.enrolled("sc-6");

        reserve("sc-5", "sc-5", "sc-5", BASKET, null, mine)
                .then()
                .statusCode(409)
                .body("reason", equalTo("not-yet"));
        Response anothers = reserve("sc-6", "sc-6", "sc-6", BASKET, null, mine);
        anothers.then().statusCode(409);
        assertThat(anothers.jsonPath().getMap("")).doesNotContainKey("reason");

        Wallets.clock("2026-05-23T04:00:00Z");
        reserve("sc-5", "sc-5", "sc-5", BASKET, null, mine).then().statusCode(201);
    }

    @Test
    void codes_or_store_currency_are_left_out_but_not_both() {
        wallets.enrolled("sc-7");

        reserve("sc-7", "sc-7", "sc-7", BASKET, null).then().statusCode(400).body("errors.field", contains("codes"));
        reserve("sc-7", "sc-7", "sc-7", BASKET, "1.00").then().statusCode(409).body("available", equalTo("0.00"));
    }

    @Test
    void a_basket_may_say_whose_it_is_and_when_it_was_placed() {
        String code = shopper("sc-8", "five-stacks");
        String body = """
                {"memberId": "sc-8", "orderId": "sc-8", "codes": ["%s"], "basket": {"memberId": "%s", "currency": "USD",
                 "placedAt": "2026-05-20T15:00:00Z", "lines": %s}}""";

        put("sc-8", body.formatted(code, "sc-9", BASKET))
                .then()
                .statusCode(400)
                .body("errors.field", contains("basket.memberId"));
        put("sc-8", body.formatted(code, "sc-8", BASKET)).then().statusCode(201);
    }

    /** Enrols a member and buys a voucher for them. */
    private String shopper(String member, String reward) {
        wallets.enrolled(member);
        return bought(member, reward);
    }
}
