package loyalty.api.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    private static final Networks PROXIES = Networks.of(List.of("10.0.0.0/8", "192.0.2.1", " fd00::/8 ", ""));

    @ParameterizedTest
    @CsvSource({
        // peer, said, believed
        "198.51.100.7, 203.0.113.9, 198.51.100.7",
        "198.51.100.7, , 198.51.100.7",
        "10.1.2.3, , 10.1.2.3",
        "10.1.2.3, 203.0.113.9, 203.0.113.9",
        "10.1.2.3, '1.1.1.1, 203.0.113.9', 203.0.113.9",
        "10.1.2.3, '1.1.1.1, 203.0.113.9, 192.0.2.1', 203.0.113.9",
        "10.1.2.3, '10.9.9.9, 10.8.8.8', 10.9.9.9",
        "10.1.2.3, 'somebody, 10.8.8.8', 10.8.8.8",
        "10.1.2.3, '<script>', 10.1.2.3",
        "fd00::1, 2001:db8::5, 2001:db8::5",
        "2001:db8::1, 2001:db8::5, 2001:db8::1"
    })
    void only_what_trusted_proxies_say_is_believed(String peer, String said, String believed) {
        assertThat(Origin.of(peer, said == null ? List.of() : List.of(said), PROXIES))
                .isEqualTo(believed);
    }

    @Test
    void nobody_is_trusted_unless_configuration_names_them() {
        assertThat(Origin.of("127.0.0.1", List.of("203.0.113.9"), Networks.of(List.of())))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "gateway", "10.0.0.0/8/8", "10.0.0.0/-1"})
    void a_network_that_is_none_ends_the_start(String text) {
        assertThatThrownBy(() -> Networks.of(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
