package loyalty.voucher.redemption;

import static loyalty.voucher.Tills.goods;
import static loyalty.voucher.Tills.lines;
import static loyalty.voucher.Tills.move;
import static loyalty.voucher.Tills.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.AtOnce;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedCodesTest {

    private static final String BASKET = lines(goods("1", "50.00"));

    private final Wallets wallets;

    SharedCodesTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @Test
    @Order(1)
    void whoever_types_it_may_use_it_however_it_is_typed_and_as_often_as_they_like() {
        wallets.enrolled("sc-1");
        for (int order = 0; order < 3; order++) {
            String id = "sc-1-" + order;
            reserve(id, "sc-1", id, BASKET, null, " save 2０ ")
                    .then()
                    .statusCode(201)
                    .body("discounts[0].code", equalTo("SAVE20"))
                    .body("payable", equalTo("40.00"));
            move(id, "confirm").then().statusCode(200);
        }
        assertThat(vouchers("sc-1")).isEqualTo(3);
    }

    @Test
    @Order(2)
    void what_a_till_let_go_is_taken_again_and_an_order_takes_one_of_a_code() {
        wallets.enrolled("sc-2");
        reserve("sc-2-a", "sc-2", "sc-2-o", BASKET, null, "SAVE20").then().statusCode(201);
        reserve("sc-2-b", "sc-2", "sc-2-o", BASKET, null, "SAVE20")
                .then()
                .statusCode(409)
                .body("reason", equalTo("one-per-order"));
        assertThat(vouchers("sc-2")).as("what is refused leaves nothing behind").isEqualTo(1);

        move("sc-2-a", "cancel").then().statusCode(200);
        reserve("sc-2-c", "sc-2", "sc-2-o", BASKET, null, "SAVE20").then().statusCode(201);
        assertThat(vouchers("sc-2")).isEqualTo(1);
    }

    @Test
    @Order(3)
    void a_member_uses_it_as_often_as_its_limit_says() {
        wallets.enrolled("sc-3");
        for (String id : List.of("sc-3-a", "sc-3-b")) {
            reserve(id, "sc-3", id, BASKET, null, "TWICE EACH").then().statusCode(201);
            move(id, "confirm").then().statusCode(200);
        }
        reserve("sc-3-c", "sc-3", "sc-3-c", BASKET, null, "TWICE EACH")
                .then()
                .statusCode(409)
                .body("reason", equalTo("limit"));
        wallets.enrolled("sc-4");
        reserve("sc-4-a", "sc-4", "sc-4-a", BASKET, null, "TWICE EACH").then().statusCode(201);
    }

    @Test
    @Order(4)
    void all_together_use_it_as_often_as_its_limit_says_and_what_nobody_used_somebody_else_may() throws Exception {
        wallets.enrolled(30, "sc-crowd-");
        List<Integer> answers = AtOnce.call(30, i -> {
            String id = "sc-crowd-" + i;
            return reserve(id, id, id, BASKET, null, "first-10").statusCode();
        });
        assertThat(answers).filteredOn(status -> status == 201).hasSize(10);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(20);
        assertThat(wallets.sold("voucher:ten-in-all")).isEqualTo(10);

        Wallets.clock("2026-05-22T15:00:00Z");
        Wallets.due("2026-05-22T15:00:00Z");
        assertThat(wallets.sold("voucher:ten-in-all"))
                .as("forgotten by the tills, and ended")
                .isZero();
        String late = "sc-crowd-" + answers.indexOf(409);
        reserve(late + "-again", late, late, BASKET, null, "FIRST10").then().statusCode(201);
    }

    @Test
    @Order(5)
    void on_other_days_than_its_own_it_is_a_code_that_nobody_knows() {
        wallets.enrolled("sc-5");
        Wallets.clock("2026-06-01T03:59:59Z");
        reserve("sc-5-a", "sc-5", "sc-5-a", BASKET, null, "JUNE")
                .then()
                .statusCode(409)
                .body("reason", nullValue());
        Wallets.clock("2026-06-01T04:00:00Z");
        reserve("sc-5-a", "sc-5", "sc-5-a", BASKET, null, "JUNE").then().statusCode(201);
    }

    private long vouchers(String member) {
        return wallets.count("SELECT COUNT(*) FROM voucher WHERE cause LIKE 'code:%' AND pseudonym = UNHEX('"
                + Bus.pseudonym(member).hex() + "')");
    }
}
