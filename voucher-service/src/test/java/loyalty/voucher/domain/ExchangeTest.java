package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExchangeTest {

    @Test
    void it_is_pending_for_readers_until_it_is_completed() {
        assertThat(Exchange.of("pending", null)).isEqualTo(new Exchange.Begun());
        assertThat(Exchange.of("held", null).status()).isEqualTo("pending");
        assertThat(new Exchange.Begun().hold().complete("v-1").status()).isEqualTo("completed");
    }

    @Test
    void it_is_given_up_from_where_it_stands() {
        assertThat(new Exchange.Held().abandon().from()).isEqualTo(new Exchange.Held());
    }

    @Test
    void nonsense_is_not_an_exchange() {
        assertThatThrownBy(() -> Exchange.of("completed", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Exchange.of("lost", null)).isInstanceOf(IllegalArgumentException.class);
    }
}
