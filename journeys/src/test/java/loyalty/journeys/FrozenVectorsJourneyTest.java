package loyalty.journeys;

import static loyalty.journeys.ShippedProgrammes.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The frozen vectors, each by its number, through the API on the files that ship; in the order of their dates. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FrozenVectorsJourneyTest {

    @TempDir
    static Path folder;

    private static ShippedProgrammes shop;

    @BeforeAll
    static void start() throws IOException {
        shop = new ShippedProgrammes(folder, "2020-07-06T16:00:00Z");
    }

    @AfterAll
    static void end() {
        shop.verify();
        shop.close();
    }

    @Test
    @Order(1)
    void vector_2_points_of_6_july_2020_end_with_the_month_twelve_months_later() throws IOException {
        shop.enrol("henry");
        JsonNode order = shop.order("henry-1", "henry", "USD", "", line("1", 100, "1.00"));

        assertThat(order.at("/points/earned").asLong()).isEqualTo(100);
        assertThat(order.at("/points/expiresAt").asText()).isEqualTo("2021-08-01T04:00:00Z");
    }

    @Test
    @Order(2)
    void vector_10_a_return_takes_what_the_rule_of_then_had_given() throws IOException {
        shop.publish(
                "2020-08-01T16:00:00Z",
                Files.readString(Path.of("../programmes/house.yaml"))
                        .replace("version: house-2", "version: house-twice")
                        .replace("    points: 1  ", "    points: 2  "));
        assertThat(shop.order("henry-2", "henry", "USD", "", line("1", 1, "1.00"))
                        .at("/points/earned")
                        .asLong())
                .isEqualTo(2);

        assertThat(shop.giveBack("henry-1", "back", "1", 50)
                        .at("/points/reversed")
                        .asLong())
                .isEqualTo(50);
    }

    @Test
    @Order(3)
    void vector_1_stars_of_15_december_2020_end_on_1_july_2021() throws IOException {
        shop.inForce("2020-12-15T18:00:00Z", "coffee-stars");
        shop.enrol("stella");

        assertThat(shop.order("stella-1", "stella", "USD", "", line("1", 1, "10.00"))
                        .at("/points/expiresAt")
                        .asText())
                .isEqualTo("2021-07-01T07:00:00Z");
    }

    @Test
    @Order(4)
    void stars_live_for_ever_once_gold_is_reached() throws IOException {
        shop.enrol("grace");
        shop.order("grace-1", "grace", "USD", "", line("1", 1, "480.00"));
        assertThat(shop.of("grace", "points").get("expiring")).hasSize(1);
        shop.order("grace-2", "grace", "USD", "", line("1", 1, "20.00"));

        JsonNode points =
                shop.awaited("grace", "points", now -> now.path("expiring").isEmpty());
        assertThat(points.get("available").asLong()).isEqualTo(500);
    }

    @Test
    @Order(5)
    void vector_11_ten_times_8_82_stars_are_88_and_a_fifth_is_carried() throws IOException {
        shop.enrol("goldie");
        shop.give("gold", "goldie", "2021-12-01T08:00:00Z");
        shop.awaited("goldie", "tier", tier -> tier.path("tier").asText().equals("gold"));
        shop.clock("2020-12-17T18:00:00Z");
        long stars = 0;
        for (int i = 0; i < 10; i++) {
            stars += shop.order("goldie-" + i, "goldie", "USD", "", line("1", 1, "7.35"))
                    .at("/points/earned")
                    .asLong();
        }

        assertThat(stars).isEqualTo(88);
        assertThat(shop.order("goldie-10", "goldie", "USD", "", line("1", 1, "0.67"))
                        .at("/points/earned")
                        .asLong())
                .as("0.80 and the 0.20 that is carried")
                .isEqualTo(1);
    }

    @Test
    @Order(6)
    void vector_7_the_top_tier_of_15_march_2026_lasts_to_the_end_of_2027() throws IOException {
        shop.inForce("2026-03-15T16:00:00Z", "beauty-tiers");
        shop.refused("/v1/members/child", "{\"birthDate\": \"2013-03-16\"}", "not-eligible");
        shop.enrol("rosa");
        shop.order("rosa-1", "rosa", "USD", "", line("1", 1, "1000.00"));

        JsonNode tier =
                shop.awaited("rosa", "tier", now -> now.path("tier").asText().equals("rouge"));
        assertThat(tier.get("validUntil").asText()).isEqualTo("2028-01-01T05:00:00Z");
    }

    @Test
    @Order(7)
    void vector_8_what_comes_back_is_refunded_less_its_share_of_the_voucher() throws IOException {
        shop.inForce("2026-04-01T10:00:00Z", "skincare-club-b");
        shop.enrol("bela");
        shop.awaited("bela", "points", points -> points.path("available").asLong() == 20);
        shop.order("bela-1", "bela", "EUR", "", line("1", 1, "180.00"));
        String code = shop.put("/v1/exchanges/bela-x", "{\"memberId\": \"bela\", \"reward\": \"voucher-15\"}")
                .at("/voucher/code")
                .toString();
        String[] lines = {line("1", 1, "50.00"), line("2", 1, "50.00")};

        JsonNode both = shop.redeem("bela-r0", "bela", "bela-2", code + ", \"ten\"", "", "EUR", lines);
        assertThat(both.get("payable").asText())
                .as("10 % off what the voucher left")
                .isEqualTo("76.50");
        assertThat(both.at("/discounts/1/code").asText()).isEqualTo("TEN");
        shop.post("/v1/redemptions/bela-r0/cancel");

        shop.redeem("bela-r1", "bela", "bela-2", code, "", "EUR", lines);
        shop.order("bela-2", "bela", "EUR", ", \"redemptions\": [\"bela-r1\"]", lines);
        JsonNode back = shop.giveBack("bela-2", "back", "1", 1);
        assertThat(back.at("/refund/net").asText()).isEqualTo("42.50");
        assertThat(back.get("memberId").asText())
                .as("named, also after welcome points")
                .isEqualTo("bela");
    }

    @Test
    @Order(8)
    void vector_9_credit_of_25_pays_20_of_fee_and_5_of_goods() throws IOException {
        shop.inForce("2026-05-01T18:00:00Z", "dated-credit");
        shop.enrol("fiona");
        String code = shop.code("fiona");
        shop.redeem("fiona-r0", "fiona", "fiona-1", code, "", "USD", line("1", 1, "10.00"));
        shop.post("/v1/redemptions/fiona-r0/confirm");

        JsonNode discount = shop.redeem(
                        "fiona-r1",
                        "fiona",
                        "fiona-2",
                        code,
                        "",
                        "USD",
                        line("styling", 1, "20.00", "fee"),
                        line("shirt", 1, "30.00"))
                .at("/discounts/0");
        assertThat(discount.get("amount").asText()).isEqualTo("25.00");
        assertThat(discount.get("lines").findValuesAsText("id")).containsExactly("styling", "shirt");
        assertThat(discount.get("lines").findValuesAsText("amount")).containsExactly("20.00", "5.00");
    }

    @Test
    @Order(9)
    void with_the_store_card_they_are_7_50_a_dollar_from_the_next_day_on() throws IOException {
        shop.put("/v1/members/carla", "{\"attributes\": {\"storeCard\": \"yes\", \"shoe\": \"42\"}}");
        shop.inForce("2026-10-26T15:00:00Z", "department-store-cash");
        shop.put("/v1/members/dora", "{\"attributes\": {\"storeCard\": \"yes\"}}");
        shop.clock("2026-10-26T15:00:01Z");

        assertThat(earned("carla-1", "carla")).as("has had it for long").isEqualTo(75);
        assertThat(earned("dora-1", "dora")).as("the day began without it").isEqualTo(50);

        shop.clock("2026-10-27T05:00:00Z");
        assertThat(earned("dora-2", "dora")).isEqualTo(75);
        shop.put("/v1/members/dora", "{}");
        shop.clock("2026-10-28T05:00:00Z");
        assertThat(earned("dora-3", "dora")).isEqualTo(50);
        assertThat(shop.giveBack("dora-2", "back", "1", 1)
                        .at("/points/reversed")
                        .asLong())
                .isEqualTo(75);
    }

    private static long earned(String orderId, String memberId) throws IOException {
        return shop.order(orderId, memberId, "USD", "", line("1", 1, "10.00"))
                .at("/points/earned")
                .asLong();
    }

    @Test
    @Order(10)
    void vector_6_points_become_cash_in_full_steps_on_the_first_and_the_rest_stays() throws IOException {
        shop.clock("2026-10-28T15:00:00Z");
        shop.enrol("penny");
        shop.order("penny-1", "penny", "USD", "", line("1", 1, "268.00"));
        shop.clock("2026-11-01T04:59:59Z");
        assertThat(shop.of("penny", "points").get("available").asLong()).isEqualTo(1340);

        shop.clock("2026-11-02T15:00:00Z");

        assertThat(shop.of("penny", "points").get("available").asLong()).isEqualTo(340);
        JsonNode cash = shop.of("penny", "store-currency");
        assertThat(cash.get("available").asText()).isEqualTo("10.00");
        assertThat(cash.at("/lots/0/redeemableFrom").asText()).isEqualTo("2026-11-01T05:00:00Z");
        assertThat(cash.at("/lots/0/redeemableUntil").asText()).isEqualTo("2026-12-01T06:00:00Z");
        assertThat(cash.at("/lots/0/cause").asText()).startsWith("points:");
    }

    @Test
    @Order(11)
    void vector_3_cash_is_earned_by_full_steps_of_one_purchase() throws IOException {
        List<String> buyers = List.of("c4999", "c5000", "c14999", "c3030");
        for (String buyer : buyers) {
            shop.enrol(buyer);
        }
        shop.order("c4999-1", "c4999", "USD", "", line("1", 1, "49.99"));
        shop.order("c5000-1", "c5000", "USD", "", line("1", 1, "50.00"));
        shop.order("c14999-1", "c14999", "USD", "", line("1", 1, "149.99"));
        shop.order("c3030-1", "c3030", "USD", "", line("1", 1, "30.00"));
        shop.order("c3030-2", "c3030", "USD", "", line("1", 1, "30.00"));

        shop.clock("2026-11-02T15:10:00Z");
        assertThat(upcoming("c4999")).isEqualTo("0.00");
        assertThat(upcoming("c5000")).isEqualTo("10.00");
        assertThat(upcoming("c14999")).isEqualTo("20.00");
        assertThat(upcoming("c3030")).isEqualTo("0.00");
    }

    private static String upcoming(String buyer) throws IOException {
        return shop.of(buyer, "store-currency").get("upcoming").asText();
    }

    @Test
    @Order(12)
    void vectors_4_and_5_cash_goes_with_its_goods_and_pays_before_per_cents() throws IOException {
        String[] basket = {line("keep", 1, "45.00"), line("back", 1, "15.00")};
        for (String buyer : List.of("saver", "spender", "couponer")) {
            shop.enrol(buyer);
        }
        shop.order("saver-1", "saver", "USD", "", basket);
        shop.order("spender-1", "spender", "USD", "", basket);
        shop.order("couponer-1", "couponer", "USD", "", line("1", 1, "350.00"));
        shop.clock("2026-11-17T15:00:00Z");

        JsonNode unspent = shop.giveBack("saver-1", "back", "back", 1);
        assertThat(unspent.at("/storeCurrency/cancelled").asText()).isEqualTo("10.00");
        assertThat(unspent.at("/refund/net").asText()).isEqualTo("15.00");

        shop.redeem("spender-r", "spender", "spender-2", "", "10.00", "USD", line("1", 1, "20.00"));
        shop.post("/v1/redemptions/spender-r/confirm");
        JsonNode spent = shop.giveBack("spender-1", "back", "back", 1);
        assertThat(spent.at("/storeCurrency/withheld").asText()).isEqualTo("10.00");
        assertThat(spent.at("/refund/net").asText()).isEqualTo("5.00");

        JsonNode bill = shop.redeem(
                "couponer-r", "couponer", "couponer-2", "\"save20\"", "70.00", "USD", line("1", 1, "80.00"));
        assertThat(bill.get("payable").asText()).isEqualTo("8.00");
        assertThat(bill.get("discounts").findValuesAsText("code")).containsExactly("storeCurrency", "SAVE20");
    }

    @Test
    @Order(13)
    void a_pickup_brings_cash_at_once_and_once_in_24_hours() throws IOException {
        shop.enrol("peter");
        shop.activity("peter-1", "peter", "pickup");
        shop.clock("2026-11-18T14:59:59Z");
        shop.activity("peter-2", "peter", "pickup");
        shop.clock("2026-11-18T15:00:00Z");
        assertThat(shop.of("peter", "store-currency").get("available").asText()).isEqualTo("5.00");

        shop.activity("peter-3", "peter", "pickup");
        shop.clock("2026-11-18T15:00:01Z");
        assertThat(shop.of("peter", "store-currency").get("available").asText()).isEqualTo("10.00");
    }

    @Test
    @Order(14)
    void a_voucher_is_bought_by_itself_for_every_150_points_that_can_be_spent() throws IOException {
        shop.inForce("2026-11-20T12:00:00Z", "skincare-club-c");
        shop.enrol("clara");
        shop.order("clara-1", "clara", "EUR", "", line("1", 1, "320.00"));
        shop.clock("2026-12-03T12:00:00Z");
        assertThat(shop.of("clara", "vouchers").get("items")).isEmpty();

        shop.clock("2026-12-04T12:00:00Z");
        JsonNode vouchers = shop.of("clara", "vouchers").get("items");
        assertThat(vouchers.findValuesAsText("cause")).hasSize(2).allMatch(cause -> cause.startsWith("threshold"));
        assertThat(vouchers.findValuesAsText("value")).containsOnly("20.00");
        assertThat(vouchers.findValuesAsText("validUntil")).containsOnly("2027-06-03T23:00:00Z");
        assertThat(shop.of("clara", "points").get("available").asLong()).isEqualTo(20);
    }

    @Test
    @Order(15)
    void a_visit_brings_a_voucher_from_the_next_day_on_once_in_30_days_and_2500_points_a_certificate()
            throws IOException {
        shop.inForce("2026-12-10T18:00:00Z", "hardware-visits");
        shop.enrol("vince");
        shop.activity("vince-1", "vince", "visit");
        JsonNode first = shop.awaited(
                        "vince", "vouchers", list -> list.path("items").size() == 1)
                .at("/items/0");
        assertThat(first.get("status").asText()).isEqualTo("scheduled");
        assertThat(first.get("cause").asText()).startsWith("visit");
        assertThat(first.get("validFrom").asText()).isEqualTo("2026-12-11T06:00:00Z");
        assertThat(first.get("validUntil").asText()).isEqualTo("2026-12-21T06:00:00Z");

        shop.clock("2027-01-08T18:00:00Z");
        shop.activity("vince-2", "vince", "visit");
        shop.order("vince-1", "vince", "USD", "", line("1", 1, "250.00"));
        shop.clock("2027-01-09T18:00:00Z");
        shop.activity("vince-3", "vince", "visit");
        shop.clock("2027-01-09T18:00:01Z");

        List<String> causes = shop.of("vince", "vouchers").get("items").findValuesAsText("cause");
        assertThat(causes).filteredOn(cause -> cause.startsWith("visit")).hasSize(2);
        assertThat(causes).filteredOn(cause -> cause.startsWith("threshold")).hasSize(1);
        assertThat(shop.of("vince", "points").get("available").asLong()).isZero();
    }
}
