package loyalty.voucher.redemption;

import static loyalty.voucher.Bus.as;
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
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.AtOnce;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class CreditTest {

    private static final String EXPIRED = "https://loyalty.example/problems/redemption-expired";
    private static final String FOUR = lines(goods("1", "4.00"));

    private final Wallets wallets;

    CreditTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @AfterEach
    void everything_adds_up() {
        assertThat(wallets.count(
                        "SELECT COUNT(*) FROM voucher v WHERE kind = 'credit' AND (left_over <> amount - (SELECT"
                                + " COALESCE(SUM(p.amount), 0) FROM redemption_part p JOIN redemption r ON r.redemption_id = p.redemption_id"
                                + " WHERE r.status = 'confirmed' AND r.pseudonym = v.pseudonym AND p.voucher_id = v.voucher_id)"
                                + " OR (status = 'redeemed') <> (left_over = 0))"))
                .isZero();
    }

    @Test
    void only_what_it_pays_is_taken_and_what_is_left_stays_usable_until_nothing_is_left() {
        String code = creditOf("cr-1");
        reserve("cr-1-a", "cr-1", "cr-1-a", FOUR, null, code).then().statusCode(201);
        assertThat(voucher("cr-1")).containsEntry("status", "reserved").containsEntry("value", "25.00");
        reserve("cr-1-b", "cr-1", "cr-1-b", FOUR, null, code).then().statusCode(409);
        move("cr-1-a", "confirm").then().statusCode(200);
        assertThat(voucher("cr-1")).containsEntry("status", "issued").containsEntry("value", "21.00");

        reserve("cr-1-b", "cr-1", "cr-1-b", lines(goods("1", "20.00"), line("f", "fee", 1, "5.00", null)), null, code)
                .then()
                .statusCode(201)
                .body("discounts[0].amount", equalTo("21.00"))
                .body("payable", equalTo("4.00"));
        move("cr-1-b", "confirm").then().statusCode(200);

        assertThat(voucher("cr-1")).containsEntry("status", "redeemed").containsEntry("value", "0.00");
        reserve("cr-1-c", "cr-1", "cr-1-c", FOUR, null, code).then().statusCode(409);
        assertThat(told("cr-1", "amount")).containsExactly("4.00", "21.00");
        assertThat(told("cr-1", "left")).containsExactly("21.00", "0.00");
    }

    @Test
    void what_is_given_up_or_forgotten_leaves_it_whole_and_what_is_left_ends_with_it() {
        String code = creditOf("cr-2");
        reserve("cr-2-a", "cr-2", "cr-2-a", FOUR, null, code).then().statusCode(201);
        move("cr-2-a", "cancel").then().statusCode(200);
        assertThat(voucher("cr-2")).containsEntry("status", "issued").containsEntry("value", "25.00");
        reserve("cr-2-b", "cr-2", "cr-2-b", FOUR, null, code).then().statusCode(201);
        move("cr-2-b", "confirm").then().statusCode(200);
        reserve("cr-2-c", "cr-2", "cr-2-c", FOUR, null, code).then().statusCode(201);

        Wallets.clock("2026-06-20T15:00:00Z");
        Wallets.due("2026-06-20T15:00:00Z");

        assertThat(voucher("cr-2")).containsEntry("status", "expired").containsEntry("value", "21.00");
    }

    @Test
    void a_late_confirm_needs_that_much_to_be_left() {
        String code = creditOf("cr-3");
        reserve("cr-3-a", "cr-3", "cr-3-a", lines(goods("1", "10.00")), null, code)
                .then()
                .statusCode(201);
        Wallets.clock("2026-05-20T15:15:00Z");
        reserve("cr-3-b", "cr-3", "cr-3-b", lines(goods("1", "15.00")), null, code)
                .then()
                .statusCode(201);
        move("cr-3-b", "confirm").then().statusCode(200);
        reserve("cr-3-c", "cr-3", "cr-3-c", lines(goods("1", "0.01")), null, code)
                .then()
                .statusCode(201);
        move("cr-3-c", "confirm").then().statusCode(200);

        move("cr-3-a", "confirm").then().statusCode(409).body("type", equalTo(EXPIRED));

        assertThat(voucher("cr-3")).containsEntry("value", "9.99");
    }

    @Test
    void it_pays_what_another_redemption_of_the_order_left() {
        String code = creditOf("cr-4");
        String basket = lines(goods("1", "10.00"), goods("2", "14.00"));
        String five = bought("cr-4", "five-stacks");
        reserve("cr-4-a", "cr-4", "cr-4", basket, null, five).then().statusCode(201);

        reserve("cr-4-b", "cr-4", "cr-4", basket, null, code)
                .then()
                .statusCode(201)
                .body("payable", equalTo("0.00"));
        move("cr-4-b", "confirm").then().statusCode(200);

        assertThat(voucher("cr-4")).containsEntry("value", "6.00");
    }

    @Test
    void many_tills_at_once_never_spend_more_than_there_is() throws Exception {
        String code = creditOf("cr-5");

        List<Integer> answers = AtOnce.call(40, i -> {
            String id = "cr-5-" + i;
            int status = reserve(id, "cr-5", id, FOUR, null, code).statusCode();
            return status == 201 ? move(id, "confirm").statusCode() : status;
        });

        assertThat(answers).allMatch(status -> status == 200 || status == 409);
        long used = answers.stream().filter(status -> status == 200).count();
        assertThat(used).isBetween(1L, 7L);
        assertThat(wallets.count(
                        "SELECT COUNT(*) FROM voucher WHERE kind = 'credit' AND left_over = GREATEST(0, 25 - 4 * "
                                + used + ") AND pseudonym = UNHEX('"
                                + Bus.pseudonym("cr-5").hex() + "')"))
                .isEqualTo(1);
    }

    private String creditOf(String member) {
        wallets.enrolled(member);
        return bought(member, "credit");
    }

    private static Map<String, Object> voucher(String member) {
        return as("support").get("/v1/members/" + member + "/vouchers").path("items.find { it.kind == 'credit' }");
    }

    /** A field of what was told of uses, in their order. */
    private List<String> told(String member, String field) {
        return wallets
                .texts(
                        "SELECT CAST(payload AS CHAR) FROM event_log WHERE type = 'voucher.redeemed.v1' AND aggregateid = '"
                                + Bus.pseudonym(member).hex() + "' ORDER BY sequence_no")
                .stream()
                .map(payload -> JsonPath.from(payload).getString(field))
                .toList();
    }
}
