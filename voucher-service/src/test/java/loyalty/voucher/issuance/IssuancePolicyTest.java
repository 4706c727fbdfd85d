package loyalty.voucher.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loyalty.events.PointsEarned;
import loyalty.events.Pseudonym;
import loyalty.programme.earning.Basis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssuancePolicyTest {

    private static PointsEarned.Line line(String id, String kind, String amount, @Nullable String redeemed) {
        return new PointsEarned.Line(
                id,
                "sku-" + id,
                null,
                kind,
                1,
                new BigDecimal(amount),
                redeemed == null ? null : new BigDecimal(redeemed));
    }

    private static PointsEarned order(PointsEarned.Line... lines) {
        Instant at = Instant.parse("2026-03-02T15:00:00Z");
        return new PointsEarned(
                new Pseudonym.Key(new byte[32]).of("m"),
                at,
                "o-1",
                at,
                "store",
                null,
                "v-1",
                "member",
                0,
                null,
                null,
                "USD",
                List.of(lines));
    }

    /** The order of found.md, V3: 80.00 of goods, of which store currency and a voucher paid 72.00. */
    @Test
    void store_currency_comes_of_what_was_paid_unless_the_file_says_otherwise() {
        PointsEarned order = order(line("1", "goods", "80.00", "72.00"), line("2", "shipping", "4.00", null));

        assertThat(IssuancePolicy.basis(order, new Basis(null, null, null, null), Map.of(), 2))
                .isEqualByComparingTo("8.00");
        assertThat(IssuancePolicy.basis(order, new Basis(null, null, null, true), Map.of(), 2))
                .isEqualByComparingTo("80.00");
        assertThat(IssuancePolicy.basis(order, new Basis(Set.of("goods", "shipping"), null, null, null), Map.of(), 2))
                .isEqualByComparingTo("12.00");
    }
}
