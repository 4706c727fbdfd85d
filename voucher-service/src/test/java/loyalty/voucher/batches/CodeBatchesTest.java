package loyalty.voucher.batches;

import static loyalty.voucher.Bus.as;
import static loyalty.voucher.Tills.goods;
import static loyalty.voucher.Tills.line;
import static loyalty.voucher.Tills.lines;
import static loyalty.voucher.Tills.move;
import static loyalty.voucher.Tills.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.AtOnce;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.domain.VoucherCode;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class CodeBatchesTest {

    private static final String BASKET = lines(goods("1", "50.00"));

    private final Wallets wallets;

    CodeBatchesTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        wallets.change("DELETE FROM code_guess");
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @Test
    void a_batch_is_made_once_and_its_first_answer_comes_again_though_codes_are_used() {
        Response first = make("cb-1", "{\"campaign\": \"flyer\", \"count\": 3}");
        first.then()
                .statusCode(201)
                .body("batchId", equalTo("cb-1"))
                .body("campaign", equalTo("flyer"))
                .body("count", equalTo(3))
                .body("createdAt", equalTo("2026-05-20T15:00:00Z"))
                .body("claimed", equalTo(0))
                .body("used", equalTo(0));
        wallets.enrolled("cb-1");
        List<String> codes = codes("cb-1");
        reserve("cb-1-a", "cb-1", "cb-1-a", BASKET, null, codes.get(0)).then().statusCode(201);
        move("cb-1-a", "confirm").then().statusCode(200);
        reserve("cb-1-b", "cb-1", "cb-1-b", BASKET, null, codes.get(1)).then().statusCode(201);

        Response again = make("cb-1", "{\"count\": 3, \"campaign\": \"flyer\", \"code\": null}");

        again.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        make("cb-1", "{\"campaign\": \"flyer\", \"count\": 4}").then().statusCode(422);
        as("marketer")
                .get("/v1/code-batches/cb-1")
                .then()
                .statusCode(200)
                .body("claimed", equalTo(2))
                .body("used", equalTo(1));
    }

    @Test
    void equal_requests_at_once_make_one_batch() throws Exception {
        List<Response> answers = AtOnce.call(20, _ -> make("cb-2", "{\"campaign\": \"flyer\", \"count\": 10}"));

        assertThat(answers).allSatisfy(answer -> answer.then().statusCode(201));
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
        assertThat(wallets.count("SELECT COUNT(*) FROM code_batch WHERE batch_id = 'cb-2'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'campaign': 'flyer'}                                              | count",
                "{'campaign': 'flyer', 'count': 2, 'code': 'TWO WAYS'}              | count",
                "{'campaign': 'flyer', 'count': 0}                                  | count",
                "{'campaign': 'flyer', 'count': 10000001}                           | count",
                "{'campaign': 'flyer', 'count': 2, 'perMember': 1}                  | perMember",
                "{'campaign': 'flyer', 'code': 'FINE', 'inTotal': 0}                | inTotal",
                "{'campaign': 'flyer', 'code': '!'}                                 | code",
                "{'campaign': 'flyer', 'code': 'save 20'}                           | code",
                "{'campaign': 'nobody-knows', 'count': 2}                           | campaign",
                "{'campaign': 'welcome', 'count': 2}                                | campaign",
                "{'count': 2}                                                       | campaign",
            })
    void what_does_not_fit_is_refused_by_field_and_leaves_the_id_free(String body, String field) {
        make("cb-3", body.replace('\'', '"')).then().statusCode(400).body("errors.field", hasItem(field));

        as("marketer").get("/v1/code-batches/cb-3").then().statusCode(404);
    }

    @Test
    void only_marketing_makes_and_reads_codes() {
        make("cb-4", "{\"campaign\": \"flyer\", \"count\": 1}").then().statusCode(201);

        for (String role : List.of("checkout", "member", "support", "supervisor", "auditor")) {
            as(role).get("/v1/code-batches/cb-4").then().statusCode(403);
            as(role).get("/v1/code-batches/cb-4/codes").then().statusCode(403);
            as(role).contentType("application/json")
                    .body("{\"campaign\": \"flyer\", \"count\": 1}")
                    .put("/v1/code-batches/cb-4")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void the_codes_are_a_file_with_one_a_line_and_the_same_each_time() {
        make("cb-5", "{\"campaign\": \"flyer\", \"count\": 5000}").then().statusCode(201);
        make("cb-5-other", "{\"campaign\": \"flyer\", \"count\": 5000}").then().statusCode(201);

        Response file = as("marketer").accept("text/plain").get("/v1/code-batches/cb-5/codes");

        assertThat(file.contentType()).startsWith("text/plain");
        List<String> codes = file.asString().lines().toList();
        assertThat(codes).hasSize(5000).doesNotHaveDuplicates().allMatch(VoucherCode::isWellFormed);
        Response again = as("marketer").accept("text/csv").get("/v1/code-batches/cb-5/codes");
        assertThat(again.contentType()).startsWith("text/csv");
        assertThat(again.asString()).isEqualTo(file.asString()).endsWith("\n");
        assertThat(codes("cb-5-other")).doesNotContainAnyElementsOf(codes);
        as("marketer").get("/v1/code-batches/cb-none/codes").then().statusCode(404);
    }

    @Test
    void of_thirty_members_at_once_with_one_code_one_gets_it() throws Exception {
        make("cb-6", "{\"campaign\": \"flyer\", \"count\": 1}").then().statusCode(201);
        String code = codes("cb-6").getFirst();
        wallets.enrolled(30, "cb-6-");

        List<Response> answers = AtOnce.call(30, i -> {
            String id = "cb-6-" + i;
            return reserve(id, id, id, BASKET, null, code);
        });

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(29)
                .allSatisfy(answer -> answer.then()
                        .body("type", equalTo("https://loyalty.example/problems/voucher-not-usable"))
                        .body("reason", nullValue()));
        assertThat(vouchersOf("cb-6")).isEqualTo(1);
        as("marketer").get("/v1/code-batches/cb-6").then().body("claimed", equalTo(1));
    }

    @Test
    void what_a_member_typed_first_stays_theirs_and_is_used_once() {
        make("cb-7", "{\"campaign\": \"flyer\", \"count\": 2}").then().statusCode(201);
        String code = codes("cb-7").get(1);
        wallets.enrolled("cb-7-a");
        wallets.enrolled("cb-7-b");
        String pasted = code.toLowerCase(Locale.ROOT).replace('-', '\u2011');

        reserve("cb-7-1", "cb-7-a", "cb-7-1", BASKET, null, pasted)
                .then()
                .statusCode(201)
                .body("discounts[0].code", equalTo(code))
                .body("payable", equalTo("47.00"));
        move("cb-7-1", "cancel").then().statusCode(200);
        reserve("cb-7-2", "cb-7-b", "cb-7-2", BASKET, null, code)
                .then()
                .statusCode(409)
                .body("reason", nullValue());
        as("member", "cb-7-a")
                .get("/v1/members/cb-7-a/vouchers?status=issued")
                .then()
                .body("items.code", hasItem(code))
                .body("items.cause", hasItem("batch:cb-7:2"));
        assertThat(isQuotedAsUsable("cb-7-a", code)).isTrue();

        reserve("cb-7-3", "cb-7-a", "cb-7-3", BASKET, null, code).then().statusCode(201);
        move("cb-7-3", "confirm").then().statusCode(200);
        reserve("cb-7-4", "cb-7-a", "cb-7-4", BASKET, null, code).then().statusCode(409);
        assertThat(vouchersOf("cb-7")).isEqualTo(1);
    }

    @Test
    void what_is_refused_leaves_a_code_to_everybody() {
        make("cb-8", "{\"campaign\": \"flyer\", \"count\": 1}").then().statusCode(201);
        String code = codes("cb-8").getFirst();
        wallets.enrolled("cb-8-a");
        wallets.enrolled("cb-8-b");

        reserve("cb-8-1", "cb-8-a", "cb-8-1", lines(line("1", "shipping", 1, "5.00", null)), null, code)
                .then()
                .statusCode(409)
                .body("reason", equalTo("nothing-covered"));

        assertThat(vouchersOf("cb-8")).isZero();
        reserve("cb-8-2", "cb-8-b", "cb-8-2", BASKET, null, code).then().statusCode(201);
    }

    @Test
    void an_order_takes_one_code_of_a_campaign() {
        make("cb-9", "{\"campaign\": \"flyer\", \"count\": 2}").then().statusCode(201);
        List<String> codes = codes("cb-9");
        wallets.enrolled("cb-9");

        reserve("cb-9", "cb-9", "cb-9", BASKET, null, codes.get(0), codes.get(1))
                .then()
                .statusCode(409)
                .body("reason", equalTo("one-per-order"));

        assertThat(vouchersOf("cb-9")).isZero();
    }

    @Test
    void on_other_days_than_its_own_a_code_is_one_that_nobody_knows_and_what_it_brings_ends_with_them() {
        make("cb-10", "{\"campaign\": \"june-flyer\", \"count\": 1}").then().statusCode(201);
        String code = codes("cb-10").getFirst();
        wallets.enrolled("cb-10");
        reserve("cb-10", "cb-10", "cb-10", BASKET, null, code)
                .then()
                .statusCode(409)
                .body("reason", nullValue());

        Wallets.clock("2026-06-30T15:00:00Z");

        reserve("cb-10", "cb-10", "cb-10", BASKET, null, code).then().statusCode(201);
        move("cb-10", "cancel").then().statusCode(200);
        as("member", "cb-10")
                .get("/v1/members/cb-10/vouchers?status=issued")
                .then()
                .body("items.find { it.cause == 'batch:cb-10:1' }.validUntil", equalTo("2026-07-01T04:00:00Z"));
        Wallets.clock("2026-07-01T04:00:00Z");
        reserve("cb-10-b", "cb-10", "cb-10-b", BASKET, null, code).then().statusCode(409);
    }

    @Test
    void a_code_that_is_made_up_or_anothers_is_a_guess_and_a_free_one_and_ones_own_are_none() {
        make("cb-11", "{\"campaign\": \"flyer\", \"count\": 2}").then().statusCode(201);
        List<String> codes = codes("cb-11");
        wallets.enrolled("cb-11-a");
        wallets.enrolled("cb-11-b");
        reserve("cb-11-1", "cb-11-a", "cb-11-1", BASKET, null, codes.get(0))
                .then()
                .statusCode(201);
        move("cb-11-1", "confirm").then().statusCode(200);
        reserve("cb-11-2", "cb-11-a", "cb-11-2", BASKET, null, codes.get(0))
                .then()
                .statusCode(409);
        reserve("cb-11-3", "cb-11-a", "cb-11-3", BASKET, null, codes.get(0), codes.get(1))
                .then()
                .statusCode(409);
        assertThat(guessesOn("cb-11-a"))
                .as("their own, used, and one that is free")
                .isZero();

        reserve("cb-11-4", "cb-11-b", "cb-11-4", BASKET, null, codes.get(0))
                .then()
                .statusCode(409);
        reserve("cb-11-5", "cb-11-b", "cb-11-5", BASKET, null, madeUp(codes.get(1)))
                .then()
                .statusCode(409);
        assertThat(guessesOn("cb-11-b")).isEqualTo(2);
    }

    @Test
    void no_code_stands_in_clear_in_the_database() {
        make("cb-12", "{\"campaign\": \"flyer\", \"count\": 1}").then().statusCode(201);
        make("cb-12-shared", "{\"campaign\": \"flyer\", \"code\": \"CLEARLY NOT\"}")
                .then()
                .statusCode(201);
        String code = codes("cb-12").getFirst();
        wallets.enrolled("cb-12");
        reserve("cb-12-a", "cb-12", "cb-12-a", BASKET, null, code).then().statusCode(201);
        reserve("cb-12-b", "cb-12", "cb-12-b", BASKET, null, "CLEARLY NOT")
                .then()
                .statusCode(201);

        for (String table : wallets.texts("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'")) {
            for (String column : wallets.texts("SELECT column_name FROM information_schema.columns"
                    + " WHERE table_schema = DATABASE() AND table_name = '" + table + "'")) {
                assertThat(wallets.count(
                                "SELECT COUNT(*) FROM `%s` WHERE LOCATE('%s', `%s`) + LOCATE('CLEARLY', `%s`) > 0"
                                        .formatted(table, code, column, column)))
                        .as(table + "." + column)
                        .isZero();
            }
        }
    }

    @Test
    void one_code_that_many_have_is_made_with_its_limits_and_by_nobody_else() {
        make("cb-13", "{\"campaign\": \"flyer\", \"code\": \"Many-Have\", \"perMember\": 1, \"inTotal\": 10}")
                .then()
                .statusCode(201)
                .body("code", equalTo("Many-Have"))
                .body("count", nullValue())
                .body("perMember", equalTo(1))
                .body("inTotal", equalTo(10));

        make("cb-13-b", "{\"campaign\": \"flyer\", \"code\": \"MANY HAVE\"}")
                .then()
                .statusCode(400)
                .body("errors.field", contains("code"));
        assertThat(codes("cb-13")).containsExactly("Many-Have");
    }

    @Test
    void all_together_use_it_as_often_as_its_limit_says_and_what_ended_unused_somebody_else_may() throws Exception {
        make("cb-14", "{\"campaign\": \"flyer\", \"code\": \"TEN OF US\", \"perMember\": 1, \"inTotal\": 10}");
        wallets.enrolled(30, "cb-14-");
        List<Integer> answers = AtOnce.call(30, i -> {
            String id = "cb-14-" + i;
            return reserve(id, id, id, BASKET, null, "ten of us").statusCode();
        });
        assertThat(answers).filteredOn(status -> status == 201).hasSize(10);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(20);
        String first = "cb-14-" + answers.indexOf(201);
        move(first, "confirm").then().statusCode(200);
        as("marketer")
                .get("/v1/code-batches/cb-14")
                .then()
                .body("claimed", equalTo(10))
                .body("used", equalTo(1));

        Wallets.clock("2026-05-30T15:00:00Z");
        Wallets.due("2026-05-30T15:00:00Z");

        assertThat(wallets.sold("batch:cb-14")).as("what was let go has ended").isEqualTo(1);
        String late = "cb-14-" + answers.indexOf(409);
        reserve(late + "-again", late, late, BASKET, null, "TEN-OF-US").then().statusCode(201);
    }

    @Test
    void a_member_uses_it_as_often_as_its_limit_says() {
        make("cb-15", "{\"campaign\": \"flyer\", \"code\": \"ONCE EACH\", \"perMember\": 1}");
        wallets.enrolled("cb-15");
        reserve("cb-15-a", "cb-15", "cb-15-a", BASKET, null, "once each").then().statusCode(201);
        move("cb-15-a", "confirm").then().statusCode(200);

        reserve("cb-15-b", "cb-15", "cb-15-b", BASKET, null, "ONCEEACH")
                .then()
                .statusCode(409)
                .body("reason", equalTo("limit"));
    }

    @Test
    void batches_whose_ids_begin_alike_are_two() {
        make("summer", "{\"campaign\": \"flyer\", \"code\": \"SUMMER-1\", \"perMember\": 1}")
                .then()
                .statusCode(201);
        make("summer:web", "{\"campaign\": \"flyer\", \"code\": \"SUMMER-2\"}")
                .then()
                .statusCode(201);
        wallets.enrolled("cb-alike");

        for (String code : List.of("SUMMER-2", "SUMMER-1")) {
            String id = "cb-alike-" + code;
            reserve(id, "cb-alike", id, BASKET, null, code)
                    .then()
                    .statusCode(201)
                    .body("discounts[0].code", equalTo(code));
            move(id, "confirm").then().statusCode(200);
        }
    }

    private static Response make(String batchId, String body) {
        return as("marketer").contentType("application/json").body(body).put("/v1/code-batches/" + batchId);
    }

    private static List<String> codes(String batchId) {
        return as("marketer")
                .get("/v1/code-batches/" + batchId + "/codes")
                .asString()
                .lines()
                .toList();
    }

    /** A code that is well formed and of no batch: two symbols turned round, with the check character that fits. */
    private static String madeUp(String code) {
        byte[] symbols = VoucherCode.symbols(code).orElseThrow();
        symbols[0] = (byte) ((symbols[0] + 1) % VoucherCode.RADIX);
        return VoucherCode.ofSymbols(symbols).text();
    }

    /** Whether a quote tells a member that they can use a voucher on the basket. */
    private static boolean isQuotedAsUsable(String member, String code) {
        String body =
                "{\"memberId\": \"%s\", \"basket\": {\"currency\": \"USD\", \"lines\": %s}}".formatted(member, BASKET);
        Response quote =
                as("checkout").contentType("application/json").body(body).post("/internal/quotes");
        quote.then().statusCode(200);
        return quote.path("vouchers.find { it.code == '" + code + "' }.usable");
    }

    private long vouchersOf(String batchId) {
        return wallets.count("SELECT COUNT(*) FROM voucher WHERE cause LIKE 'batch:" + batchId + ":%'");
    }

    private long guessesOn(String member) {
        return wallets.count(
                "SELECT COALESCE(SUM(misses), 0) FROM code_guess WHERE kind = 'member' AND subject = UNHEX('"
                        + Bus.pseudonym(member).hex() + "')");
    }
}
