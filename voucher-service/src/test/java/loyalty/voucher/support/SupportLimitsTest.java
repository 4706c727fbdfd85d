package loyalty.voucher.support;

import static loyalty.voucher.support.SupportDesk.cancel;
import static loyalty.voucher.support.SupportDesk.decide;
import static loyalty.voucher.support.SupportDesk.extend;
import static loyalty.voucher.support.SupportDesk.give;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.AtOnce;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far support goes with a voucher: by its value, and by all that it was extended. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class SupportLimitsTest {

    /** Whatever is given on 4 May 2026 for 90 days ends here. */
    private static final String END = "2026-08-02T04:00:00Z";

    private final Wallets wallets;

    SupportLimitsTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-04T15:00:00Z");
    }

    private String given(String memberId, String campaign) {
        wallets.enrolled(memberId);
        Response asked = give(memberId, memberId, campaign);
        Response issued = asked.statusCode() == 202 ? decide("eve", memberId, "approve") : asked;
        assertThat(issued.path("voucher.validUntil").toString()).isIn(END, "2026-06-03T04:00:00Z");
        return issued.path("voucherId");
    }

    private long acts(String voucherId) {
        return wallets.count("SELECT COUNT(*) FROM voucher_act WHERE act LIKE 'voucher/" + voucherId + "/%'");
    }

    @Test
    void a_voucher_worth_more_than_the_limit_is_taken_back_by_who_has_a_greater_one() {
        String voucher = given("sl-1", "goodwill-50");

        cancel("support", "sue", voucher)
                .then()
                .statusCode(409)
                .body("type", endsWith("/over-limit"))
                .body("limit", equalTo("25.00"))
                .body("state", equalTo("issued"));
        assertThat(acts(voucher)).isZero();
        Response first = cancel("supervisor", "max", voucher);

        first.then().statusCode(200).body("status", equalTo("cancelled"));
        Response again = cancel("supervisor", "max", voucher);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(acts(voucher)).isOne();
    }

    @Test
    void what_has_no_value_in_money_is_taken_back_by_a_supervisor_only() {
        String tenth = given("sl-2", "sorry-tenth");

        cancel("support", "sue", tenth).then().statusCode(409);
        cancel("supervisor", "max", tenth).then().statusCode(200);
        cancel("support", "sue", given("sl-3", "sorry-half")).then().statusCode(200);
    }

    @Test
    void extensions_at_the_same_time_do_not_beat_the_limit() throws Exception {
        String voucher = given("sl-8", "goodwill");
        Instant end = Instant.parse(END);

        List<Response> answers = AtOnce.call(
                40,
                number -> extend(
                        "support",
                        "agent-" + number,
                        voucher,
                        end.plus(Duration.ofDays(number + 1)).toString()));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSizeGreaterThanOrEqualTo(10);
        assertThat(wallets.count("SELECT COUNT(*) FROM voucher WHERE voucher_id = '" + voucher
                        + "' AND valid_until <= '2026-09-01 04:00:00'"))
                .isOne();
    }

    @Test
    void many_small_extensions_do_not_beat_the_limit_and_a_supervisors_is_greater() {
        String voucher = given("sl-4", "goodwill");

        for (int day : new int[] {12, 22}) {
            extend("support", "sue", voucher, "2026-08-%dT04:00:00Z".formatted(day))
                    .then()
                    .statusCode(200);
        }
        extend("support", "sam", voucher, "2026-09-01T04:00:00.000001Z")
                .then()
                .statusCode(409)
                .body("type", endsWith("/over-limit"))
                .body("limit", equalTo("2026-09-01T04:00:00Z"));
        extend("support", "sam", voucher, "2026-09-01T04:00:00Z").then().statusCode(200);
        extend("support", "sam", voucher, "2026-09-02T04:00:00Z").then().statusCode(409);
        extend("supervisor", "max", voucher, "2026-10-31T04:00:00Z").then().statusCode(200);
        extend("supervisor", "max", voucher, "2026-11-01T04:00:00Z").then().statusCode(409);
        assertThat(acts(voucher)).isEqualTo(4);
    }

    @Test
    void an_extension_that_is_repeated_answers_as_the_first_did_and_undoes_no_later_one() {
        String voucher = given("sl-5", "goodwill");
        Response first = extend("support", "sue", voucher, "2026-08-05T04:00:00Z");
        extend("support", "sue", voucher, "2026-08-09T04:00:00Z").then().statusCode(200);
        Wallets.clock("2026-08-20T04:00:00Z");

        Response again = extend("support", "sue", voucher, "2026-08-05T04:00:00Z");

        again.then().statusCode(200).header("Idempotent-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(acts(voucher)).isEqualTo(2);
        assertThat(wallets.count("SELECT COUNT(*) FROM voucher WHERE voucher_id = '" + voucher
                        + "' AND valid_until = '2026-08-09 04:00:00'"))
                .isOne();
    }

    @Test
    void who_may_not_take_it_away_may_not_let_it_end_sooner() {
        String dear = given("sl-6", "goodwill-50");
        String cheap = given("sl-7", "goodwill");

        extend("support", "sue", dear, "2026-05-05T04:00:00Z").then().statusCode(409);
        extend("support", "sue", cheap, "2026-05-05T04:00:00Z").then().statusCode(200);
        extend("support", "sue", cheap, END).then().statusCode(200).body("validUntil", equalTo(END));
        extend("support", "sue", cheap, "2026-09-01T04:00:00Z").then().statusCode(200);
        extend("support", "sue", cheap, "2026-09-02T04:00:00Z").then().statusCode(409);
    }
}
