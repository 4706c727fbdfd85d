package loyalty.voucher.issuance;

import static loyalty.voucher.Bus.as;
import static loyalty.voucher.Bus.converted;
import static loyalty.voucher.Bus.did;
import static loyalty.voucher.Bus.enrolled;
import static loyalty.voucher.Bus.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What activities bring, and what points became; each message may come twice, and in any order. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class ActivitiesAndPointsTest {

    private static final String NOON = "2026-05-20T16:00:00Z";

    private final Wallets wallets;

    ActivitiesAndPointsTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock(NOON);
    }

    @Test
    void a_visit_brings_a_voucher_once_in_thirty_days_whichever_visit_is_heard_of_first() {
        wallets.enrolled("vi-1");
        send(did("vi-1", 1, "visit", "2026-05-19T16:00:00Z"), did("vi-1", 1, "visit", "2026-05-19T16:00:00Z"));
        send(did("vi-1", 2, "visit", "2026-04-20T16:00:00Z"), did("vi-1", 3, "visit", "2026-04-19T16:00:00Z"));
        send(did("vi-1", 4, "visit", "2026-05-20T15:00:00Z"), enrolled("vi-1-after"));
        awaitHeard("vi-1-after");

        assertThat(of("vi-1", "vouchers").getList("items.findAll { it.cause.startsWith('visit') }.cause"))
                .as("29 days after another, thirty days after, and a day before")
                .containsExactlyInAnyOrder("visit:vi-1-1", "visit:vi-1-3");
        assertThat(of("vi-1", "vouchers").getString("items.find { it.cause == 'visit:vi-1-1' }.validFrom"))
                .isEqualTo("2026-05-21T04:00:00Z");
    }

    @Test
    void no_more_are_given_than_there_are_by_number_by_money_or_to_one_member() {
        wallets.enrolled(6, "li-");
        for (int i = 0; i < 6; i++) {
            String member = "li-" + i;
            send(did(member, 1, "stocked", NOON), did(member, 2, "budgeted", NOON), did(member, 2, "budgeted", NOON));
            send(did(member, 3, "each", NOON), did(member, 4, "each", NOON), did(member, 5, "each", NOON));
            send(did(member, 6, "visit", NOON));
        }
        await().atMost(Wallets.SOON)
                .until(() -> wallets.count("SELECT COUNT(*) FROM voucher WHERE cause LIKE 'visit:li-%'") == 6);

        assertThat(wallets.count("SELECT COUNT(*) FROM voucher WHERE template = 'three-in-all'"))
                .isEqualTo(3);
        assertThat(wallets.count("SELECT COUNT(*) FROM voucher WHERE template = 'twelve-dollars'"))
                .isEqualTo(2);
        assertThat(wallets.count("SELECT COUNT(*) FROM voucher WHERE template = 'two-each'"))
                .isEqualTo(12);
        assertThat(wallets.sold("voucher:three-in-all")).isEqualTo(3);
        Wallets.due("2026-06-20T16:00:00Z");
        assertThat(wallets.sold("voucher:three-in-all"))
                .as("what was given is given, also once it has ended")
                .isEqualTo(3);
    }

    @Test
    void a_pickup_brings_store_currency_once_in_24_hours() {
        wallets.enrolled("pi-1");
        send(did("pi-1", 1, "pickup", NOON), did("pi-1", 1, "pickup", NOON));
        send(did("pi-1", 2, "pickup", "2026-05-19T16:00:01Z"), did("pi-1", 3, "pickup", "2026-05-19T16:00:00Z"));
        send(enrolled("pi-1-after"));
        awaitHeard("pi-1-after");

        JsonPath cash = of("pi-1", "store-currency");
        assertThat(cash.getList("lots.cause")).containsExactlyInAnyOrder("pickup:pi-1-1", "pickup:pi-1-3");
        assertThat(cash.getString("available")).isEqualTo("10.00");
        assertThat(cash.getList("lots.redeemableUntil")).containsOnly("2026-06-19T04:00:00Z");
    }

    @Test
    void what_points_became_is_there_once() {
        wallets.enrolled("pt-1");
        var voucher = converted("pt-1", 1, 150, "reward:by-itself", NOON);
        var cash = converted("pt-1", 2, 1000, "store-currency", NOON);
        send(voucher, voucher, cash, cash);
        send(converted("pt-1", 3, 150, "reward:by-itself", NOON), enrolled("pt-1-after"));
        awaitHeard("pt-1-after");

        List<String> causes = of("pt-1", "vouchers").getList("items.findAll { it.value == '20.00' }.cause");
        assertThat(causes).containsExactlyInAnyOrder("threshold:1-pt-1", "threshold:3-pt-1");
        assertThat(of("pt-1", "store-currency").getString("available")).isEqualTo("10.00");
        assertThat(of("pt-1", "store-currency").getString("lots[0].redeemableUntil"))
                .isEqualTo("2026-06-19T04:00:00Z");
    }

    private void awaitHeard(String memberId) {
        await().atMost(Wallets.SOON)
                .until(() -> as("checkout")
                                .get("/v1/members/" + memberId + "/vouchers")
                                .statusCode()
                        == 200);
    }

    private static JsonPath of(String memberId, String part) {
        return as("checkout").get("/v1/members/" + memberId + "/" + part).jsonPath();
    }
}
