package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoucherTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Validity MARCH = new Validity(FROM, UNTIL);
    private static final Duration TICK = Duration.ofNanos(1000);

    @ParameterizedTest
    @CsvSource({
        "scheduled, 2026-02-28T23:59:59.999999Z, scheduled",
        "scheduled, 2026-03-01T00:00:00Z, issued",
        "scheduled, 2026-04-01T00:00:00Z, expired",
        "issued, 2026-03-31T23:59:59.999999Z, issued",
        "issued, 2026-04-01T00:00:00Z, expired",
        "reserved, 2026-03-20T11:59:59Z, reserved",
        "reserved, 2026-03-20T12:00:00Z, issued",
        "reserved, 2026-04-01T00:00:00Z, expired",
        "redeemed, 2026-05-01T00:00:00Z, redeemed",
        "expired, 2026-03-02T00:00:00Z, expired",
        "cancelled, 2026-05-01T00:00:00Z, cancelled",
    })
    void time_alone_makes_of_it(String stored, String now, String status) {
        Instant reservedUntil = Instant.parse("2026-03-20T12:00:00Z");

        Voucher voucher = Voucher.stored(stored, MARCH, "r-1", reservedUntil).at(Instant.parse(now));

        assertThat(voucher.status()).isEqualTo(status);
        assertThat(voucher.validity()).isEqualTo(MARCH);
    }

    @Test
    void a_reservation_may_outlast_its_end_and_gives_back_nothing_then() {
        Voucher.Reserved late = new Voucher.Issued(MARCH).reserve("r-1", UNTIL.plus(TICK));

        assertThat(late.at(UNTIL)).isEqualTo(late);
        assertThat(late.at(UNTIL.plus(TICK)).status()).isEqualTo("expired");
        assertThat(late.redeem().status()).isEqualTo("redeemed");
        assertThat(late.release().at(UNTIL).status()).isEqualTo("expired");
    }

    @Test
    void a_credit_can_be_used_until_nothing_is_left() {
        Voucher.Reserved held = new Voucher.Issued(MARCH).reserve("r-1", UNTIL);

        assertThat(held.spend(new BigDecimal("0.01"))).isEqualTo(new Voucher.Issued(MARCH));
        assertThat(held.spend(new BigDecimal("0.00")).status()).isEqualTo("redeemed");
        assertThatThrownBy(() -> held.spend(new BigDecimal("-0.01"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_redemption_is_known_while_it_holds_and_after_it_used() {
        Voucher.Reserved held = new Voucher.Issued(MARCH).reserve("r-1", UNTIL);

        assertThat(held.redemptionId()).isEqualTo("r-1");
        assertThat(held.redeem().redemptionId()).isEqualTo("r-1");
        assertThat(held.release().redemptionId()).isNull();
    }

    @Test
    void it_falls_due_when_it_starts_then_when_it_ends_and_never_while_it_is_held() {
        assertThat(new Voucher.Scheduled(MARCH).dueAt()).isEqualTo(FROM);
        assertThat(new Voucher.Scheduled(MARCH).start().dueAt()).isEqualTo(UNTIL);
        assertThat(new Voucher.Issued(MARCH).reserve("r-1", UNTIL).dueAt()).isNull();
        assertThat(new Voucher.Issued(MARCH).expire().dueAt()).isNull();
    }

    @Test
    void support_takes_back_what_waits_or_can_be_used() {
        assertThat(new Voucher.Scheduled(MARCH).cancel().status()).isEqualTo("cancelled");
        assertThat(new Voucher.Issued(MARCH).cancel().validity()).isEqualTo(MARCH);
    }

    @Test
    void support_moves_the_end_of_what_waits_or_can_be_used() {
        Instant later = UNTIL.plus(TICK);

        assertThat(new Voucher.Issued(MARCH).extend(later).at(UNTIL).status()).isEqualTo("issued");
        assertThat(new Voucher.Issued(MARCH).extend(later).at(later).status()).isEqualTo("expired");
        assertThat(new Voucher.Scheduled(MARCH).extend(later).validity()).isEqualTo(new Validity(FROM, later));
    }

    @Test
    void a_stored_reservation_without_an_end_ends_with_the_voucher() {
        assertThat(Voucher.stored("reserved", MARCH, "r-1", null)
                        .at(UNTIL.minus(TICK))
                        .status())
                .isEqualTo("reserved");
        assertThat(Voucher.given(MARCH, FROM.minus(TICK)).status()).isEqualTo("scheduled");
    }

    @Test
    void nonsense_is_not_a_voucher() {
        assertThatThrownBy(() -> new Validity(FROM, FROM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Voucher.stored("stolen", MARCH, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
