package loyalty.points.orders;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import loyalty.points.testing.PointsService;
import loyalty.points.testing.VoucherDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Quotes tell what vouchers would take off, and count what named redemptions leave to pay, as the order then does. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
class QuotesTest {

    private static final String PROBLEMS = "https://loyalty.example/problems/";

    @Test
    void each_voucher_is_told_with_what_it_would_take_off_each_line_or_why_not() {
        VoucherDouble.offers("vq-1", "AAAA-1111", "1", "5.00");
        VoucherDouble.offersInVain("vq-1", "BBBB-2222", "minimum-order");

        quote("vq-1", null, "", "")
                .then()
                .statusCode(200)
                .body("points.earned", equalTo(80))
                .body("vouchers.code", contains("AAAA-1111", "BBBB-2222"))
                .body("vouchers.usable", contains(true, false))
                .body("vouchers.amount", contains("5.00", "0.00"))
                .body("vouchers[0].lines[0].id", equalTo("1"))
                .body("vouchers[0].lines[0].amount", equalTo("5.00"))
                .body("vouchers[0].reason", nullValue())
                .body("vouchers[1].lines", hasSize(0))
                .body("vouchers[1].reason", equalTo("minimum-order"));
        quote("vq-guest", null, "", "").then().statusCode(200).body("vouchers", hasSize(0));
    }

    @Test
    void an_order_that_names_redemptions_is_quoted_as_it_is_then_answered() {
        VoucherDouble.pays("vq-2", "1", "20.00");
        long rows = count("select count(*) from purchase") + count("select count(*) from order_under_way");

        Response quoted = quote("vq-2", "vq-2", "r-2", "");

        quoted.then().statusCode(200).body("points.earned", equalTo(60)).body("qualifying.added", equalTo("60.00"));
        assertThat(VoucherDouble.calls("vq-2")).isEmpty();
        assertThat(count("select count(*) from purchase") + count("select count(*) from order_under_way"))
                .isEqualTo(rows);
        Response placed = PointsService.put("vq-2", body("vq-2", null, "r-2", ""));
        placed.then().statusCode(201);
        for (String path : new String[] {"points.earned", "points.pending", "qualifying.added"}) {
            assertThat(placed.<Object>path(path)).isEqualTo(quoted.path(path));
        }
    }

    @Test
    void what_the_order_would_be_refused_for_refuses_the_quote_the_ledger_first() {
        VoucherDouble.fate("vq-4", "refuse");
        quote("vq-4", "vq-4", "r-4", "no-such-hold").then().statusCode(400).body("errors.field", contains("hold"));
        quote("vq-4", "vq-4", "r-4", "").then().statusCode(409).body("type", equalTo(PROBLEMS + "redemption-expired"));
        quote("vq-4", "vq-4", "r-4", "").then().statusCode(200);
    }

    @Test
    void while_vouchers_cannot_be_asked_nothing_is_invented() {
        VoucherDouble.fate("vq-5", "before");
        VoucherDouble.fate("vq-5", "before");

        Response away = quote("vq-5", null, "", "");

        away.then().statusCode(503).body("type", equalTo(PROBLEMS + "unavailable"));
        assertThat(away.header("Retry-After")).isNotNull();
        quote("vq-5", null, "", "").then().statusCode(200);
    }

    private static Response quote(String memberId, @Nullable String orderId, String redemption, String hold) {
        return as("checkout")
                .contentType("application/json")
                .body(body(memberId, orderId, redemption, hold))
                .post("/v1/quotes");
    }

    private static String body(String memberId, @Nullable String orderId, String redemption, String hold) {
        String more = (orderId == null ? "" : ", \"orderId\": \"" + orderId + "\"")
                + (redemption.isEmpty() ? "" : ", \"redemptions\": [\"" + redemption + "\"]")
                + (hold.isEmpty() ? "" : ", \"hold\": \"" + hold + "\"");
        return """
                {"memberId": "%s", "placedAt": "2026-03-02T09:30:00Z", "currency": "USD",
                 "lines": [{"id": "1", "sku": "cd-1", "category": "music", "quantity": 1, "unitPrice": "80.00"}]%s}""".formatted(memberId, more);
    }
}
