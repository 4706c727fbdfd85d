package loyalty.voucher.redemption;

import static loyalty.voucher.Bus.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the records of requests say must be, one fault at a time. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
@Tag("any-engine")
class MalformedRequestsTest {

    private final Wallets wallets;

    MalformedRequestsTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_programme() {
        wallets.ready();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'orderId': 'o', 'codes': ['a'], 'basket': BASKET}                                | memberId",
                "{'memberId': 'a b', 'orderId': 'o', 'codes': ['a'], 'basket': BASKET}             | memberId",
                "{'memberId': 'm', 'orderId': 'a b', 'codes': ['a'], 'basket': BASKET}             | orderId",
                "{'memberId': 'm', 'orderId': 'o', 'codes': MANY, 'basket': BASKET}                | codes",
                "{'memberId': 'm', 'orderId': 'o', 'storeCurrency': '-1', 'basket': BASKET}        | storeCurrency",
                "{'memberId': 'm', 'orderId': 'o', 'storeCurrency': '0.001', 'basket': BASKET}     | storeCurrency",
                "{'memberId': 'm', 'orderId': 'o', 'codes': ['a']}                                 | basket",
                "{'memberId': 'm', 'orderId': 'o', 'codes': ['a'], 'basket': {'lines': [LINE]}}    | basket.currency",
                "{'memberId': 'm', 'orderId': 'o', 'codes': ['a'], 'basket': {'currency': 'USD', 'lines': []}} | basket.lines",
                "{'memberId': 'm', 'orderId': 'o', 'codes': ['a'], 'basket': {'currency': 'USD', 'lines': LINES}} | basket.lines",
                "{'memberId': 'm', 'orderId': 'o', 'codes': ['a'], 'basket': {'currency': 'USD', 'lines': [null]}} | basket.lines[0]",
                "{'memberId': 'm', 'orderId': 'o', 'codes': ['a'], 'basket': {'currency': 'USD', 'channel': 'fax', 'lines': [LINE]}} | basket.channel",
                "{'memberId': 'm', 'orderId': 'o', 'codes': ['a'], 'basket': {'currency': 'USD', 'lines': [LINE, LINE]}} | basket.lines[1].id",
                "{'memberId': 'm', 'orderId': 'o', 'codes': ['a'], 'basket': {'currency': 'USD', 'lines': [{'id': '1', 'sku': 'a', 'quantity': 1, 'unitPrice': '0.001'}]}} | basket.lines[0].unitPrice",
            })
    void a_redemption(String body, String field) {
        refused("checkout", "/v1/redemptions/bad-form", body, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "checkout | exchanges/bad-form      | {'reward': 'r'}                               | memberId",
                "checkout | exchanges/bad-form      | {'memberId': 'a b', 'reward': 'r'}            | memberId",
                "checkout | exchanges/bad-form      | {'memberId': 'm'}                             | reward",
                "checkout | exchanges/bad-form      | {'memberId': 'm', 'reward': 'a b'}            | reward",
                "support  | voucher-issues/bad-form | {'memberId': 'a b', 'campaign': 'c', 'reason': 'r'} | memberId",
                "support  | vouchers/v-0/cancel     | {}                                            | reason",
                "support  | vouchers/v-0/extend     | {'validUntil': '2026-06-01T12:00:00Z'}        | reason",
                "support  | vouchers/v-0/extend     | {'reason': 'r'}                               | validUntil",
                "marketer | code-batches/bad-form   | {'campaign': 'C', 'count': 1}                 | campaign",
                "marketer | code-batches/bad-form   | {'campaign': 'c', 'count': 0}                 | count",
                "marketer | code-batches/bad-form   | {'campaign': 'c', 'count': 10000001}          | count",
                "marketer | code-batches/bad-form   | {'campaign': 'c', 'code': 'a!b'}              | code",
                "marketer | code-batches/bad-form   | {'campaign': 'c', 'code': 'abc', 'perMember': 0} | perMember",
                "marketer | code-batches/bad-form   | {'campaign': 'c', 'code': 'abc', 'perMember': 1000001} | perMember",
                "marketer | code-batches/bad-form   | {'campaign': 'c', 'code': 'abc', 'inTotal': 0} | inTotal",
                "marketer | code-batches/bad-form   | {'campaign': 'c', 'code': 'abc', 'inTotal': 100000001} | inTotal",
                "marketer | code-batches/bad-form   | {'campaign': 'c', 'count': 1, 'inTotal': 1}   | inTotal",
            })
    void what_else_is_asked_for(String role, String path, String body, String field) {
        refused(role, "/v1/" + path, body, field);
    }

    private static void refused(String role, String path, String body, String field) {
        String line = "{'id': '1', 'sku': 'a', 'quantity': 1, 'unitPrice': '1.00'}";
        String json = body.replace("BASKET", "{'currency': 'USD', 'lines': [LINE]}")
                .replace("LINES", list(1_001, "null"))
                .replace("LINE", line)
                .replace("MANY", list(21, "'c%d'"))
                .replace('\'', '"');
        var request = as(role).contentType("application/json").body(json);
        (path.startsWith("/v1/vouchers") ? request.post(path) : request.put(path))
                .then()
                .statusCode(400)
                .body("type", endsWith("/malformed-request"))
                .body("errors.field", contains(field));
    }

    private static String list(int count, String item) {
        return IntStream.range(0, count).mapToObj(i -> item.formatted(i)).collect(Collectors.joining(",", "[", "]"));
    }
}
