package loyalty.points.orders;

import static loyalty.points.testing.PointsService.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the records of requests say must be, one fault at a time. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@Tag("any-engine")
class MalformedRequestsTest {

    private static final String LINE = "{'id': '1', 'sku': 'a', 'quantity': 1, 'unitPrice': '1.00'}";
    private static final String AT = "'2026-03-02T09:30:00Z'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'placedAt': AT, 'currency': 'USD', 'lines': [LINE]}                              | memberId",
                "{'memberId': 'm', 'currency': 'USD', 'lines': [LINE]}                             | placedAt",
                "{'memberId': 'm', 'placedAt': AT, 'lines': [LINE]}                                | currency",
                "{'memberId': 'm', 'placedAt': AT, 'currency': 'USD'}                              | lines",
                "{'memberId': 'm', 'placedAt': AT, 'currency': 'USD', 'lines': [{'sku': 'a', 'quantity': 1, 'unitPrice': '1'}]} | lines[0].id",
                "{'memberId': 'm', 'placedAt': AT, 'currency': 'USD', 'lines': [{'id': '1', 'quantity': 1, 'unitPrice': '1'}]} | lines[0].sku",
                "{'memberId': 'm', 'placedAt': AT, 'currency': 'USD', 'lines': [{'id': '1', 'sku': 'a', 'unitPrice': '1'}]} | lines[0].quantity",
                "{'memberId': 'm', 'placedAt': AT, 'currency': 'USD', 'lines': [{'id': '1', 'sku': 'a', 'quantity': 1000001, 'unitPrice': '1'}]} | lines[0].quantity",
                "{'memberId': 'm', 'placedAt': AT, 'currency': 'USD', 'lines': [{'id': '1', 'sku': 'a', 'quantity': 1}]} | lines[0].unitPrice",
                "{'memberId': 'm', 'placedAt': AT, 'currency': 'USD', 'lines': [LINE, {'id': '2', 'sku': 'a', 'quantity': 1, 'unitPrice': '1', 'discount': '-1'}]} | lines[1].discount",
                "{'memberId': 'm', 'placedAt': AT, 'currency': 'USD', 'lines': [LINE, {'id': '2', 'sku': 'a', 'category': ' ', 'quantity': 1, 'unitPrice': '1'}]} | lines[1].category",
            })
    void an_order(String body, String field) {
        refused("checkout", "/v1/orders/bad-form", body, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "activities/bad-form | {'type': 'visit', 'at': AT}                                 | memberId",
                "activities/bad-form | {'memberId': '-', 'type': 'visit', 'at': AT}                | memberId",
                "activities/bad-form | {'memberId': 'm', 'at': AT}                                 | type",
                "activities/bad-form | {'memberId': 'm', 'type': 'visit'}                          | at",
                "activities/bad-form | {'memberId': 'm', 'type': 'visit', 'at': AT, 'location': 'a b'} | location",
                "activities/bad-form | {'memberId': 'm', 'type': 'visit', 'at': AT, 'attributes': MANY} | attributes",
                "holds/bad-form      | {'points': 1}                                               | memberId",
                "holds/bad-form      | {'memberId': 'a b', 'points': 1}                            | memberId",
                "holds/bad-form      | {'memberId': 'm'}                                           | points",
                "holds/bad-form      | {'memberId': 'm', 'points': 0}                              | points",
                "holds/bad-form      | {'memberId': 'm', 'points': 1000000000001}                  | points",
                "holds/bad-form      | {'memberId': 'm', 'points': 1, 'orderId': 'a b'}            | orderId",
                "holds/bad-form/capture | {'points': 0}                                            | points",
                "holds/bad-form/capture | {'points': 1000000000001}                                | points",
            })
    void what_else_a_till_sends(String path, String body, String field) {
        refused("checkout", "/v1/" + path, body, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'lots': []}                                                                      | memberId",
                "{'memberId': 'a b', 'lots': []}                                                   | memberId",
                "{'memberId': 'm'}                                                                 | lots",
                "{'memberId': 'm', 'lots': [null]}                                                 | lots[0]",
                "{'memberId': 'm', 'lots': [{'earnedAt': '2025-06-01T12:00:00Z'}]}                 | lots[0].points",
                "{'memberId': 'm', 'lots': [{'points': 0, 'earnedAt': '2025-06-01T12:00:00Z'}]}    | lots[0].points",
                "{'memberId': 'm', 'lots': [{'points': 1}]}                                        | lots[0].earnedAt",
            })
    void an_opening_balance(String body, String field) {
        refused("marketer", "/v1/opening-balances/bad-form", body, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'points': 1, 'reason': 'GOODWILL'}                                               | memberId",
                "{'memberId': 'a b', 'points': 1, 'reason': 'GOODWILL'}                            | memberId",
                "{'memberId': 'm', 'reason': 'GOODWILL'}                                           | points",
                "{'memberId': 'm', 'points': 1000000001, 'reason': 'GOODWILL'}                     | points",
                "{'memberId': 'm', 'points': -1000000001, 'reason': 'GOODWILL'}                    | points",
                "{'memberId': 'm', 'points': 1}                                                    | reason",
                "{'memberId': 'm', 'points': 1, 'reason': 'GOODWILL', 'note': ' '}                 | note",
            })
    void an_adjustment(String body, String field) {
        refused("support", "/v1/adjustments/bad-form", body, field);
    }

    private static void refused(String role, String path, String body, String field) {
        String many =
                IntStream.range(0, 21).mapToObj(i -> "'a" + i + "': ''").collect(Collectors.joining(",", "{", "}"));
        String json = body.replace("LINE", LINE)
                .replace("AT,", AT + ",")
                .replace("AT}", AT + "}")
                .replace("MANY", many)
                .replace('\'', '"');
        var request = as(role).contentType("application/json").body(json);
        (path.endsWith("/capture") ? request.post(path) : request.put(path))
                .then()
                .statusCode(400)
                .body("type", endsWith("/malformed-request"))
                .body("errors.field", contains(field));
    }
}
