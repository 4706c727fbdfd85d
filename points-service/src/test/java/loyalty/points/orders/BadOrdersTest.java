package loyalty.points.orders;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PointsService.class)
class BadOrdersTest {

    private static final String GOOD = order("bad", "2026-03-02T09:30:00Z", "49.99");

    @AfterEach
    void nothing_was_written() {
        assertThat(count("select count(*) from purchase where order_id like 'bad-%'"))
                .isZero();
        Invariants.hold();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"memberId\": \"bad\"             | \"memberId\": \"-bad\"                 | memberId",
                "\"memberId\": \"bad\"             | \"memberId\": 7                        | memberId",
                "\"memberId\": \"bad\",            | \"\": 1,                               | ''",
                "2026-03-02T09:30:00Z              | 9999-03-02T09:30:00Z                   | placedAt",
                "2026-03-02T09:30:00Z              | 1969-12-31T23:59:59Z                   | placedAt",
                "2026-03-02T09:30:00Z              | yesterday                              | placedAt",
                "\"2026-03-02T09:30:00Z\"          | 1                                      | placedAt",
                "\"2026-03-02T09:30:00Z\"          | 1.5                                    | placedAt",
                "2026-03-02T09:30:00Z              | 1.005                                  | placedAt",
                "2026-03-02T09:30:00Z              | +1000000000-12-31T23:59:59Z            | placedAt",
                "\"currency\": \"USD\"             | \"currency\": \"EUR\"                  | currency",
                "\"channel\": \"store\"            | \"channel\": \"fax\"                   | channel",
                "\"channel\": \"store\"            | \"location\": \"a b\"                  | location",
                "\"channel\": \"store\"            | \"redemptions\": [\"r 1\"]             | redemptions",
                "\"channel\": \"store\"            | \"redemptions\": [\"r\", \"r\"]          | redemptions",
                "\"channel\": \"store\"            | \"hold\": \"h-1\"                      | hold",
                "\"channel\": \"store\"            | \"orderId\": \"other\"                 | orderId",
                "\"channel\": \"store\"            | \"tip\": \"1.00\"                      | tip",
                "\"unitPrice\": \"49.99\"          | \"unitPrice\": \"49.999\"              | lines[0].unitPrice",
                "\"unitPrice\": \"49.99\"          | \"unitPrice\": \"-0.01\"               | lines[0].unitPrice",
                "\"unitPrice\": \"49.99\"          | \"unitPrice\": 49.99                   | lines[0].unitPrice",
                "\"unitPrice\": \"49.99\"          | \"unitPrice\": \"1e9\"                 | lines[0].unitPrice",
                "\"unitPrice\": \"49.99\"          | \"unitPrice\": \"99999999999.00\"      | lines[0].unitPrice",
                "\"unitPrice\": \"49.99\"          | \"unitPrice\": \"1.00\", \"discount\": \"1.01\" | lines[0].discount",
                "\"quantity\": 1                   | \"quantity\": 0                        | lines[0].quantity",
                "\"quantity\": 1                   | \"quantity\": 1.5                      | lines[0].quantity",
                "\"quantity\": 1                   | \"quantity\": \"1\"                    | lines[0].quantity",
                "\"sku\": \"cd-1\",                | \"kind\": \"goods\",                   | lines[0].sku",
                "\"sku\": \"cd-1\"                 | \"sku\": \"cd-1\", \"kind\": \"gold\"  | lines[0].kind",
                "\"id\": \"1\"                     | \"id\": \"\"                           | lines[0].id",
            })
    void a_fault_is_told_by_its_field(String good, String bad, String field) {
        put("bad-1", GOOD.replace(good, bad))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://loyalty.example/problems/malformed-request"))
                .body("errors.field", hasItem(field));
    }

    @Test
    void all_faults_are_told_at_once() {
        put("bad-2", GOOD.replace("USD", "EUR").replace("store", "fax").replace("\"quantity\": 1", "\"quantity\": -3"))
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("currency", "channel", "lines[0].quantity"));
    }

    @Test
    void lines_are_one_to_a_thousand_each_with_its_own_id() {
        String twice = "{\"id\": \"1\", \"sku\": \"a\", \"quantity\": 1, \"unitPrice\": \"1.00\"}";
        put("bad-3", with(twice + "," + twice)).then().statusCode(400).body("errors.field", hasItem("lines[1].id"));
        put("bad-3", with("")).then().statusCode(400).body("errors.field", hasItem("lines"));
        put("bad-3", with("null")).then().statusCode(400).body("errors.field", hasItem("lines[0]"));
        String many = IntStream.rangeClosed(1, 1_001)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"sku\":\"a\",\"quantity\":1,\"unitPrice\":\"1.0\"}")
                .collect(Collectors.joining(","));
        put("bad-3", with(many)).then().statusCode(400).body("errors.field", hasItem("lines"));
    }

    private static String with(String lines) {
        return """
                {"memberId": "bad", "placedAt": "2026-03-02T09:30:00Z", "currency": "USD", "lines": [%s]}""".formatted(lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"|", "[]", "null", "{", "{}{}", "\"order\"", "17"})
    void what_is_no_order_is_refused(String body) {
        put("bad-4", body == null ? "" : body).then().statusCode(400);
    }

    @Test
    void a_bad_path_a_large_body_and_another_media_type_are_refused() {
        put("bad%20id", GOOD)
                .then()
                .statusCode(400)
                .body("type", equalTo("https://loyalty.example/problems/malformed-path"));
        put("bad-5", GOOD + " ".repeat(256 * 1024)).then().statusCode(413);
        as("checkout")
                .contentType("text/plain")
                .body(GOOD)
                .put("/v1/orders/bad-5")
                .then()
                .statusCode(415);
        as("support").get("/v1/members/bad/points/entries?limit=501").then().statusCode(404);
    }
}
