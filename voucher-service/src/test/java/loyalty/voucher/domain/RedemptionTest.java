package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedemptionTest {

    private static final Instant END = Instant.parse("2026-03-20T12:15:00Z");

    @ParameterizedTest
    @CsvSource({
        "reserved, 2026-03-20T12:14:59.999999Z, reserved",
        "reserved, 2026-03-20T12:15:00Z, expired",
        "expired, 2026-03-20T12:00:00Z, expired",
        "confirmed, 2026-03-21T12:00:00Z, confirmed",
        "cancelled, 2026-03-21T12:00:00Z, cancelled",
    })
    void what_is_forgotten_expires_by_the_clock(String stored, String now, String status) {
        assertThat(Redemption.stored(stored, END).at(Instant.parse(now)).status())
                .isEqualTo(status);
    }

    @Test
    void its_moves() {
        assertThat(new Redemption.Reserved(END).confirm().status()).isEqualTo("confirmed");
        assertThat(new Redemption.Reserved(END).cancel().status()).isEqualTo("cancelled");
        assertThat(new Redemption.Reserved(END).expire().status()).isEqualTo("expired");
        assertThat(new Redemption.Expired().confirm().status()).isEqualTo("confirmed");
        assertThatThrownBy(() -> Redemption.stored("lost", END)).isInstanceOf(IllegalArgumentException.class);
    }
}
