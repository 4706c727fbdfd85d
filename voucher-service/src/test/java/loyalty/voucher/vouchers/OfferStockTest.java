package loyalty.voucher.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import loyalty.local.testing.LocalStackResource;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.Test;

/** A budget is money, whatever a voucher is worth in each version of the programme. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class OfferStockTest {

    private final OfferStock stock;

    OfferStockTest(OfferStock stock) {
        this.stock = stock;
    }

    @Test
    void a_budget_counts_what_each_that_is_gone_was_worth() {
        VoucherTemplate ten = worth("10.00");
        VoucherTemplate five = worth("5.00");

        assertThat(stock.take(ten)).isTrue();
        assertThat(stock.take(ten)).isTrue();
        assertThat(stock.take(ten)).as("25 are not enough for a third").isFalse();
        assertThat(stock.take(five)).as("in a later version one is worth less").isTrue();
        assertThat(stock.take(five)).isFalse();

        stock.putBack(ten.stockKey(), new BigDecimal("10.00"));

        assertThat(stock.take(five)).isTrue();
        assertThat(stock.take(five)).isTrue();
        assertThat(stock.take(five)).isFalse();
    }

    @Test
    void a_number_binds_beside_a_budget() {
        InAll two = new InAll(BigDecimal.ONE, 2, new BigDecimal(100));
        stock.goneOf("numbered");

        assertThat(stock.take("numbered", two)).isTrue();
        assertThat(stock.take("numbered", two)).isTrue();
        assertThat(stock.take("numbered", two)).isFalse();
        assertThat(stock.goneOf("numbered")).isEqualTo(2);
    }

    private static VoucherTemplate worth(String amount) {
        return ((ProgrammeFile.Readable) ProgrammeFile.read("""
                {version: b-1, currency: USD, timeZone: America/New_York, points: {earn: {points: 1}},
                 tiers: {metric: spend, windowMonths: 12, validMonths: 12, steps: [{tier: t, threshold: 0}]},
                 vouchers: [{id: changed, when: enrolment, amount: "%s", limit: {budget: "25.00"}, validDays: 9, text: {en: C}}]}""".formatted(amount)))
                .programme()
                .vouchers()
                .getFirst();
    }
}
