package loyalty.voucher.redemption;

import static loyalty.voucher.Tills.bought;
import static loyalty.voucher.Tills.goods;
import static loyalty.voucher.Tills.line;
import static loyalty.voucher.Tills.lines;
import static loyalty.voucher.Tills.move;
import static loyalty.voucher.Tills.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.AtOnce;
import loyalty.voucher.Tills;
import loyalty.voucher.Wallets;
import loyalty.voucher.domain.Basket;
import loyalty.voucher.domain.BasketPrint;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class OneBasketTest {

    private static final String MISMATCH = "https://loyalty.example/problems/redemption-mismatch";
    private static final String EXPIRED = "https://loyalty.example/problems/redemption-expired";
    private static final String NOON = "2026-05-20T16:00:00Z";
    private static final String FORGOTTEN = "2026-05-20T16:15:00Z";
    private static final String FORGOTTEN_TOO = "2026-05-20T16:30:00Z";

    private final Wallets wallets;

    OneBasketTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void noon() {
        wallets.ready();
        Wallets.clock(NOON);
    }

    @Test
    void the_print_of_the_lines_is_kept_with_the_redemption() {
        String code = shopper("ob-1", "five-dollars");

        reserve("ob-1", "ob-1", "ob-1", lines(goods("b", "3.5"), line("a", "fee", 2, "10.00", "1")), null, code)
                .then()
                .statusCode(201);

        byte[] print = BasketPrint.of(new Basket(
                null,
                List.of(
                        new Basket.Line("a", "sku-a", "music", "fee", 2, new BigDecimal("10"), new BigDecimal("1")),
                        new Basket.Line("b", "sku-b", "music", "goods", 1, new BigDecimal("3.50"), BigDecimal.ZERO)),
                2));
        assertThat(wallets.count(
                        "SELECT COUNT(*) FROM redemption WHERE redemption_id = 'ob-1' AND basket_print = UNHEX('"
                                + HexFormat.of().formatHex(print) + "')"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "leave"})
    void a_second_voucher_that_does_not_stack_is_refused_in_a_redemption_of_its_own_too(String first) {
        String member = "ob-2-" + first;
        String one = shopper(member, "five-dollars");
        String other = bought(member, "limited");
        String basket = lines(goods("1", "100.00"));
        reserve(member + "-a", member, member, basket, null, one).then().statusCode(201);
        if (first.equals("confirm")) {
            move(member + "-a", "confirm").then().statusCode(200);
        }

        reserve(member + "-b", member, member, basket, null, other)
                .then()
                .statusCode(409)
                .body("reason", equalTo("one-per-order"));

        reserve(member + "-c", member, member + "-other", basket, null, other)
                .then()
                .statusCode(201);
    }

    @Test
    void a_later_one_sees_on_each_line_what_the_earlier_ones_left() {
        String five = shopper("ob-3", "five-stacks");
        String fifth = bought("ob-3", "fifth");
        String from50 = bought("ob-3", "from-fifty");
        String basket = lines(goods("1", "3.00"), goods("2", "50.00"));

        reserve("ob-3-a", "ob-3", "ob-3", basket, null, five)
                .then()
                .statusCode(201)
                .body("payable", equalTo("48.00"));
        move("ob-3-a", "confirm").then().statusCode(200);
        reserve("ob-3-b", "ob-3", "ob-3", lines(goods("2", "50"), goods("1", "3")), null, fifth)
                .then()
                .statusCode(201)
                .body("discounts[0].amount", equalTo("9.60"))
                .body("payable", equalTo("38.40"));
        // The minimum is measured by what the goods cost, not by what is left of it.
        reserve("ob-3-c", "ob-3", "ob-3", basket, null, from50)
                .then()
                .statusCode(201)
                .body("payable", equalTo("33.40"));
    }

    @Test
    void other_lines_and_another_member_are_refused_until_the_first_is_given_up() {
        String mine = shopper("ob-4", "five-stacks");
        String more = bought("ob-4", "five-stacks");
        String anothers = shopper("ob-5", "five-stacks");
        String basket = lines(goods("1", "10.00"));
        reserve("ob-4-a", "ob-4", "ob-4", basket, null, mine).then().statusCode(201);

        for (String other : List.of(
                lines(goods("1", "10.01")),
                lines(line("1", "goods", 2, "5.00", null)),
                lines(line("1", "goods", 1, "11.00", "1.00")),
                lines(line("1", "fee", 1, "10.00", null)),
                lines(goods("1", "10.00"), goods("2", "1.00")))) {
            reserve("ob-4-b", "ob-4", "ob-4", other, null, more)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo(MISMATCH));
        }
        reserve("ob-5-a", "ob-5", "ob-4", basket, null, anothers)
                .then()
                .statusCode(409)
                .body("type", equalTo(MISMATCH));

        move("ob-4-a", "cancel").then().statusCode(200);
        reserve("ob-5-a", "ob-5", "ob-4", lines(goods("1", "7.00")), null, anothers)
                .then()
                .statusCode(201);
    }

    @Test
    void what_was_forgotten_is_not_used_beside_what_did_not_see_it() {
        String one = shopper("ob-6", "five-stacks");
        String other = bought("ob-6", "five-stacks");
        String basket = lines(goods("1", "7.00"));
        reserve("ob-6-a", "ob-6", "ob-6", basket, null, one).then().statusCode(201);
        Wallets.clock(FORGOTTEN);
        reserve("ob-6-b", "ob-6", "ob-6", basket, null, other)
                .then()
                .statusCode(201)
                .body("payable", equalTo("2.00"));

        move("ob-6-a", "confirm").then().statusCode(409).body("type", equalTo(EXPIRED));
        Wallets.clock(FORGOTTEN_TOO);
        move("ob-6-a", "confirm").then().statusCode(200);

        move("ob-6-b", "confirm").then().statusCode(409).body("type", equalTo(EXPIRED));
    }

    @Test
    void what_was_forgotten_is_used_beside_what_saw_it() {
        String one = shopper("ob-7", "five-stacks");
        String other = bought("ob-7", "five-stacks");
        String basket = lines(goods("1", "7.00"));
        reserve("ob-7-a", "ob-7", "ob-7", basket, null, one).then().statusCode(201);
        move("ob-7-a", "confirm").then().statusCode(200);
        Wallets.clock(FORGOTTEN);
        reserve("ob-7-b", "ob-7", "ob-7", basket, null, other)
                .then()
                .statusCode(201)
                .body("payable", equalTo("0.00"));
        Wallets.clock(FORGOTTEN_TOO);

        move("ob-7-b", "confirm").then().statusCode(200);
    }

    @Test
    void of_two_members_at_once_an_order_is_of_one() throws Exception {
        List<String> codes = List.of(shopper("ob-8-0", "five-stacks"), shopper("ob-8-1", "five-stacks"));
        for (int round = 0; round < 10; round++) {
            String order = "ob-8-" + round;
            List<Integer> answers = AtOnce.call(
                    2,
                    i -> reserve(order + "-" + i, "ob-8-" + i, order, lines(goods("1", "10.00")), null, codes.get(i))
                            .statusCode());

            assertThat(answers).containsExactlyInAnyOrder(201, 409);
            move(order + "-" + answers.indexOf(201), "cancel").then().statusCode(200);
        }
    }

    /** Enrols a member and buys a voucher for them. */
    private String shopper(String member, String reward) {
        wallets.enrolled(member);
        return Tills.bought(member, reward);
    }
}
