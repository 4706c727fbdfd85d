package loyalty.voucher.issuance;

import static loyalty.voucher.Bus.as;
import static loyalty.voucher.Bus.bought;
import static loyalty.voucher.Bus.changed;
import static loyalty.voucher.Bus.enrolled;
import static loyalty.voucher.Bus.reached;
import static loyalty.voucher.Bus.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Bus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuanceTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final AgroalDataSource database;

    IssuanceTest(AgroalDataSource database) {
        this.database = database;
    }

    @BeforeEach
    void a_programme() {
        Bus.publishHouse();
        await().atMost(SOON).until(Bus::isReady);
    }

    @AfterEach
    void nothing_is_ever_lost() throws Exception {
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM store_currency_lot WHERE issued <> spent + cancelled + expired + left_over"))
                .isZero();
        assertThat(count("SELECT COUNT(*) - COUNT(DISTINCT code_hash) FROM voucher"))
                .isZero();
    }

    @Test
    @Order(1)
    void a_welcome_and_a_reward_are_given_once_whatever_comes_twice() {
        clock("2026-03-02T15:00:00Z");
        send(enrolled("vera"), enrolled("vera"), reached("vera", 2, "silver", "member"));
        send(reached("vera", 2, "silver", "member"));

        awaitVouchers("vera", 2);
        send(enrolled("vera"), bought("vera", 1, "2026-03-02T15:00:00Z", "10.00"), enrolled("marker"));
        awaitVouchers("marker", 1);
        as("checkout")
                .get("/v1/members/vera/vouchers")
                .then()
                .body("items", hasSize(2))
                .body("items.find { it.cause == 'enrolment' }.value", equalTo("5.00"))
                .body("items.find { it.cause == 'tier:silver' }.value", equalTo("10.00"));
    }

    @Test
    @Order(2)
    void what_a_tier_gave_goes_with_it_when_a_return_takes_it_away() {
        clock("2026-03-02T15:00:00Z");
        send(enrolled("lost"), changed("lost", 2, "reached", "silver", "member", "2026-03-02T15:00:00Z"));
        awaitVouchers("lost", 2);

        send(changed("lost", 3, "returned", "member", "silver", "2026-03-02T16:00:00Z"));
        await().atMost(SOON).until(() -> "cancelled".equals(silver("lost")));
        send(changed("lost", 4, "reached", "silver", "member", "2026-03-02T17:00:00Z"));
        awaitVouchers("lost", 3);

        assertThat(statuses("lost")).containsExactlyInAnyOrder("issued", "cancelled", "issued");
    }

    @Test
    @Order(2)
    void a_tier_that_ends_by_itself_leaves_what_it_gave_and_all_counts_in_the_order_of_the_news() {
        clock("2026-03-02T15:00:00Z");
        send(
                enrolled("stay"),
                changed("stay", 2, "reached", "silver", "member", "2026-03-02T15:00:00Z"),
                changed("stay", 3, "lapsed", "member", "silver", "2026-03-02T16:00:00Z"),
                enrolled("again"),
                changed("again", 2, "reached", "silver", "member", "2026-03-02T15:00:00Z"),
                changed("again", 3, "returned", "member", "silver", "2026-03-02T16:00:00Z"),
                changed("again", 4, "reached", "silver", "member", "2026-03-02T17:00:00Z"));

        awaitVouchers("stay", 2);
        awaitVouchers("again", 3);
        assertThat(statuses("stay")).containsExactly("issued", "issued");
        assertThat(statuses("again")).containsExactlyInAnyOrder("issued", "cancelled", "issued");
    }

    private static String silver(String member) {
        return as("support")
                .get("/v1/members/" + member + "/vouchers")
                .path("items.find { it.cause == 'tier:silver' }.status");
    }

    private static List<String> statuses(String member) {
        return as("support").get("/v1/members/" + member + "/vouchers").path("items.status");
    }

    @Test
    @Order(2)
    void the_code_is_told_to_its_owner_alone_and_stands_nowhere_in_the_database() throws Exception {
        clock("2026-03-02T15:00:00Z");
        send(enrolled("cleo"));
        awaitVouchers("cleo", 1);

        String code = as("member", "cleo")
                .get("/v1/members/cleo/vouchers")
                .then()
                .body("items[0].code", matchesPattern("([A-Z2-9]{4}-){4}[A-Z2-9]"))
                .extract()
                .path("items[0].code");

        as("support").get("/v1/members/cleo/vouchers").then().body("items[0].code", nullValue());
        as("member", "vera").get("/v1/members/cleo/vouchers").then().statusCode(404);
        String plain = code.replace("-", "");
        assertThat(count("SELECT COUNT(*) FROM voucher WHERE INSTR(CAST(code_cipher AS CHAR), '" + plain
                        + "') OR INSTR(CAST(code_hash AS CHAR), '" + plain + "')"))
                .isZero();
        assertThat(count("SELECT COUNT(*) from event_log WHERE INSTR(CAST(payload AS CHAR), '" + plain + "')"))
                .isZero();
    }

    @Test
    @Order(3)
    void store_currency_comes_of_what_vouchers_left_to_pay() {
        clock("2026-03-02T15:00:00Z");
        send(
                enrolled("part"),
                bought("part", 1, "2026-03-02T15:00:00Z", "80.00", new BigDecimal("72.00")),
                bought("part", 2, "2026-03-02T15:00:00Z", "125.00", new BigDecimal("25.01")));

        await().atMost(SOON)
                .until(() -> "10.00"
                        .equals(as("support")
                                .get("/v1/members/part/store-currency")
                                .path("upcoming")));
    }

    @Test
    @Order(3)
    void store_currency_is_upcoming_then_available_then_gone() {
        clock("2026-03-02T15:00:00Z");
        send(enrolled("cash"), bought("cash", 1, "2026-03-02T15:00:00Z", "125.00"));
        await().atMost(SOON).until(() -> "20.00".equals(cash("upcoming")));
        assertThat(cash("available")).isEqualTo("0.00");

        clock("2026-03-16T04:00:00Z");
        assertThat(cash("available")).isEqualTo("20.00");
        due("2026-03-16T04:00:00Z");
        assertThat(cash("available")).isEqualTo("20.00");

        clock("2026-04-01T04:00:00Z");
        assertThat(cash("available")).isEqualTo("0.00");
        due("2026-04-01T04:00:00Z");
        due("2026-04-01T04:00:00Z");
        assertThat(cash("available")).isEqualTo("0.00");
    }

    @Test
    @Order(4)
    void a_voucher_ends_by_the_clock_whether_anybody_sweeps_or_not() throws Exception {
        clock("2026-04-01T04:00:00Z");
        send(enrolled("ends"));
        awaitVouchers("ends", 1);

        clock("2027-01-01T05:00:00Z");
        as("support").get("/v1/members/ends/vouchers").then().body("items[0].status", equalTo("expired"));
        due("2027-01-01T05:00:00Z");

        as("support").get("/v1/members/ends/vouchers").then().body("items[0].status", equalTo("expired"));
        assertThat(count("SELECT COUNT(*) FROM voucher WHERE status = 'issued'"))
                .isZero();
    }

    private static String cash(String part) {
        return as("support").get("/v1/members/cash/store-currency").path(part);
    }

    private static void awaitVouchers(String memberId, int count) {
        await().atMost(SOON).until(() -> {
            // Absent, not empty, before the news of the enrolment is there.
            List<Object> items = as("checkout")
                    .get("/v1/members/" + memberId + "/vouchers")
                    .jsonPath()
                    .getList("items");
            return items != null && items.size() == count;
        });
    }

    private static void clock(String at) {
        moment("PUT", "/internal/clock", at);
    }

    private static void due(String at) {
        moment("POST", "/internal/due", at);
    }

    private static void moment(String method, String path, String at) {
        as("operator")
                .contentType("application/json")
                .body("{\"at\": \"" + at + "\"}")
                .request(method, path)
                .then()
                .statusCode(200);
    }

    private long count(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
