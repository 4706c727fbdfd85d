package loyalty.points.orders;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.api.Ndjson;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PointsService.class)
class BulkTest {

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    private static List<String> bulk(String orders) {
        return as("checkout")
                .contentType(Ndjson.MEDIA_TYPE)
                .body(orders.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/orders")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private static List<JsonPath> parsed(String orders) {
        return bulk(orders).stream().map(JsonPath::from).toList();
    }

    private static String line(String orderId, String memberId, String amount) {
        return order(memberId, "2026-03-02T09:30:00Z", amount)
                .replaceFirst("\\{", "{\"orderId\": \"" + orderId + "\", ")
                .replace("\n", " ");
    }

    @Test
    void every_line_is_answered_in_its_order_and_a_bad_one_fails_alone() {
        List<JsonPath> answers = parsed(String.join(
                "\n",
                line("bulk-1", "bulk-a", "10.00"),
                "this is not JSON",
                line("bulk-2", "bulk-a", "-1.00"),
                line("bulk-3", "bulk-b", "20.00"),
                line("bulk-1", "bulk-a", "10.00"),
                line("bulk-1", "bulk-a", "11.00"),
                "{\"memberId\": \"bulk-a\"}"));

        assertThat(answers)
                .extracting(answer -> answer.getInt("status"))
                .containsExactly(201, 400, 400, 201, 201, 422, 400);
        assertThat(answers.get(2).getString("body.errors[0].field")).isEqualTo("lines[0].unitPrice");
        assertThat(answers.get(4).getString("body.points.earned")).isEqualTo("10");
        assertThat(answers)
                .extracting(answer -> answer.getString("orderId"))
                .containsExactly("bulk-1", null, "bulk-2", "bulk-3", "bulk-1", "bulk-1", null);
    }

    @Test
    void a_line_that_is_no_order_is_answered_with_its_id_where_that_can_be_read() {
        assertThat(parsed(String.join(
                        "\n",
                        "{\"x\": {\"orderId\": \"inner\"}, \"orderId\": \"bulk-x\"}",
                        "{\"orderId\": \"bulk-y\", \"lines\": [",
                        "{\"lines\": [, \"orderId\": \"bulk-z\"}")))
                .extracting(answer -> answer.getString("orderId"))
                .containsExactly("bulk-x", "bulk-y", null);
    }

    @Test
    void a_line_that_is_null_fails_alone_like_any_other_that_is_no_order() {
        List<JsonPath> answers = parsed(
                String.join("\n", "null", "[]", "7", line("bulk-null", "bulk-n", "10.00"), "{\"orderId\": null}"));

        assertThat(answers).extracting(answer -> answer.getInt("status")).containsExactly(400, 400, 400, 201, 400);
    }

    @Test
    void an_order_of_a_thousand_lines_is_taken_alone_and_as_one_of_many() {
        String lines = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> "{\"id\":\"%d\",\"sku\":\"%s\",\"quantity\":1,\"unitPrice\":\"1.00\"}"
                        .formatted(i, "s".repeat(60)))
                .collect(Collectors.joining(","));
        String order = """
                {"memberId": "bulk-long", "placedAt": "2026-03-02T09:30:00Z", "currency": "USD", "lines": [%s]}""".formatted(lines);
        assertThat(order.length()).isGreaterThan(100_000);

        put("bulk-long-1", order).then().statusCode(201);
        assertThat(parsed(order.replaceFirst("\\{", "{\"orderId\": \"bulk-long-2\", ")))
                .extracting(answer -> answer.getInt("status"))
                .containsExactly(201);
    }

    @Test
    void five_thousand_orders_go_in_at_once_and_again_change_nothing() {
        String orders = IntStream.range(0, 5_000)
                .mapToObj(i -> line("many-" + i, "many-" + i % 700, (i % 90) + ".50"))
                .collect(Collectors.joining("\n"));

        List<String> answers = bulk(orders);
        assertThat(answers).hasSize(5_000).allMatch(answer -> answer.contains("\"status\":201"));
        assertThat(count("select count(*) from purchase where order_id like 'many-%'"))
                .isEqualTo(5_000);

        assertThat(bulk(orders)).isEqualTo(answers);
        assertThat(count("select count(*) from purchase where order_id like 'many-%'"))
                .isEqualTo(5_000);
    }

    @Test
    void one_by_one_and_in_bulk_come_to_the_same() {
        for (int i = 0; i < 20; i++) {
            put("same-s" + i, order("same-single", "2026-03-02T09:30:00Z", i + ".75"))
                    .then()
                    .statusCode(201);
        }
        bulk(IntStream.range(0, 20)
                .mapToObj(i -> line("same-b" + i, "same-bulk", i + ".75"))
                .collect(Collectors.joining("\n")));
        assertThat(sums("same-bulk")).isEqualTo(sums("same-single"));
    }

    private static List<Long> sums(String memberId) {
        String whose = " where pseudonym = (select pseudonym from account_holder where member_id = '" + memberId + "')";
        return List.of(
                count("select lifetime_earned from account" + whose),
                count("select pending + available from account" + whose),
                count("select sum(seq * points) from entry" + whose),
                count("select sum(seq * points_left) from lot" + whose),
                count("select sum(event_seq * earned) from purchase" + whose));
    }
}
