package loyalty.voucher.redemption;

import static loyalty.voucher.Bus.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.events.Envelope;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.domain.Basket;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.VoucherCode;
import loyalty.voucher.exchange.PointsDouble;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a till waits for a redemption: a voucher and store currency are reserved for an order and used, one member after the
 * other. ADR 0047 tells what was measured; two checkouts are compared by running it in both, alternately.
 */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
@Tag("long")
class RedemptionRateTest {

    private static final Logger LOG = Logger.getLogger(RedemptionRateTest.class);
    private static final int MEMBERS = 300;
    private static final int ROUNDS = 4;

    private final Wallets wallets;
    private final ReserveRedemption reserve;
    private final EndRedemption end;

    RedemptionRateTest(AgroalDataSource database, ReserveRedemption reserve, EndRedemption end) {
        this.wallets = new Wallets(database);
        this.reserve = reserve;
        this.end = end;
    }

    @BeforeEach
    void the_second_half_of_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @Test
    void vouchers_and_store_currency_are_reserved_and_used() {
        for (int round = 0; round <= ROUNDS; round++) {
            List<RedemptionCommand> wanted = wanted("rate-" + round + "-");
            long[] nanos = wanted.stream().mapToLong(this::redeem).sorted().toArray();
            LOG.infof(
                    "%s: %d us each, the half within %d us, nine of ten within %d us",
                    round == 0 ? "warm" : "round " + round,
                    Arrays.stream(nanos).sum() / MEMBERS / 1_000,
                    nanos[MEMBERS / 2] / 1_000,
                    nanos[MEMBERS * 9 / 10] / 1_000);
        }
        assertThat(wallets.count(
                        "select count(*) from redemption where status = 'confirmed' and order_id like 'rate-%'"))
                .isEqualTo((ROUNDS + 1L) * MEMBERS);
    }

    private long redeem(RedemptionCommand wanted) {
        long began = System.nanoTime();
        Outcome<?> reserved = reserve.reserve(wanted);
        Outcome<?> confirmed = end.confirm(wanted.redemptionId());
        long nanos = System.nanoTime() - began;
        assertThat(List.of(reserved, confirmed)).allMatch(outcome -> outcome instanceof Outcome.Done<?>);
        return nanos;
    }

    /** Of members with a voucher for enrolling and the store currency of one order. */
    private List<RedemptionCommand> wanted(String prefix) {
        wallets.enrolled(MEMBERS, prefix);
        long lots = wallets.count("select count(*) from store_currency_lot");
        Bus.send(IntStream.range(0, MEMBERS)
                .mapToObj(i -> Bus.bought(prefix + i, 1, "2026-05-04T15:00:00Z", "125.00"))
                .toArray(Envelope[]::new));
        await().atMost(Wallets.SOON)
                .until(() -> wallets.count("select count(*) from store_currency_lot") == lots + MEMBERS);
        return IntStream.range(0, MEMBERS).mapToObj(i -> wanted(prefix, i)).toList();
    }

    private static RedemptionCommand wanted(String prefix, int number) {
        String member = prefix + number;
        String code =
                as("member", member).get("/v1/members/" + member + "/vouchers").path("items[0].code");
        Basket.Line line =
                new Basket.Line("1", "cd-1", "music", "goods", 1, new BigDecimal("50.00"), new BigDecimal("0.00"));
        RedemptionTerms asked = new RedemptionTerms(
                member,
                member,
                List.of(VoucherCode.plain(code)),
                new BigDecimal("1.00"),
                new Basket(null, List.of(line), 2));
        return new RedemptionCommand(
                member,
                Bus.pseudonym(member),
                Bus.pseudonym("till"),
                asked,
                Arrays.copyOf(member.getBytes(StandardCharsets.UTF_8), 32));
    }
}
