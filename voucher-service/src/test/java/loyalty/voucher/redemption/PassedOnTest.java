package loyalty.voucher.redemption;

import static loyalty.voucher.Bus.as;
import static loyalty.voucher.Tills.bought;
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
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A voucher that the programme lets be passed on is of whoever types in its code; each once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class PassedOnTest {

    private static final String BASKET = lines(goods("1", "70.00"));

    private final Wallets wallets;

    PassedOnTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @Test
    void whoever_types_in_its_code_has_it_from_then_on_under_the_same_code() {
        wallets.enrolled(3, "po-");
        String code = bought("po-0", "gift");

        reserve("po-1-a", "po-1", "po-1-a", BASKET, null, code)
                .then()
                .statusCode(201)
                .body("discounts[0].code", equalTo(code))
                .body("payable", equalTo("65.00"));
        assertThat(statuses("po-0")).containsExactly("cancelled");
        assertThat(statuses("po-1")).containsExactly("reserved");
        reserve("po-2-a", "po-2", "po-2-a", BASKET, null, code)
                .then()
                .statusCode(409)
                .body("reason", nullValue());

        move("po-1-a", "cancel").then().statusCode(200);
        reserve("po-2-b", "po-2", "po-2-b", BASKET, null, code).then().statusCode(201);
        move("po-2-b", "confirm").then().statusCode(200);
        reserve("po-0-a", "po-0", "po-0-a", BASKET, null, code).then().statusCode(409);
        assertThat(statuses("po-1")).containsExactly("cancelled");
        assertThat(statuses("po-2")).containsExactly("redeemed");
    }

    @Test
    void what_is_refused_passes_nothing_on() {
        wallets.enrolled(2, "pr-");
        String code = bought("pr-0", "gift");

        reserve("pr-1-a", "pr-1", "pr-1-a", lines(goods("1", "49.99")), null, code)
                .then()
                .statusCode(409)
                .body("reason", equalTo("minimum-order"));

        assertThat(statuses("pr-0")).containsExactly("issued");
        assertThat(statuses("pr-1")).isEmpty();
    }

    @Test
    void of_many_who_type_it_in_at_once_one_has_it() throws Exception {
        wallets.enrolled(13, "pm-");
        String code = bought("pm-0", "gift");

        List<Integer> answers = AtOnce.call(12, i -> {
            String member = "pm-" + (i + 1);
            return reserve(member, member, member, BASKET, null, code).statusCode();
        });

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(11);
        assertThat(wallets.count("SELECT COUNT(*) FROM voucher WHERE status = 'reserved' AND cause LIKE 'passed:%'"
                        + " AND redemption_id LIKE 'pm-%'"))
                .isEqualTo(1);
    }

    @Test
    void support_moves_its_end_no_further_for_having_been_passed_on() {
        wallets.enrolled(2, "pe-");
        String code = bought("pe-0", "gift");
        assertThat(extended("pe-0", "2026-07-19T04:00:00Z")).as("thirty days").isEqualTo(200);
        reserve("pe-1-a", "pe-1", "pe-1-a", BASKET, null, code).then().statusCode(201);
        move("pe-1-a", "cancel").then().statusCode(200);

        assertThat(extended("pe-1", "2026-07-20T04:00:00Z")).isEqualTo(409);
    }

    private static int extended(String member, String until) {
        String id = as("support")
                .get("/v1/members/" + member + "/vouchers")
                .jsonPath()
                .getString("items.find { it.cause ==~ /(exchange|passed).*/ }.voucherId");
        return as("support")
                .contentType("application/json")
                .body("{\"validUntil\": \"" + until + "\", \"reason\": \"GOODWILL\"}")
                .post("/v1/vouchers/" + id + "/extend")
                .statusCode();
    }

    private static List<String> statuses(String member) {
        return as("support")
                .get("/v1/members/" + member + "/vouchers")
                .jsonPath()
                .getList("items.findAll { it.cause ==~ /(exchange|passed).*/ }.status");
    }
}
