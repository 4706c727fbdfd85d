package loyalty.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/members/mia;x=1",
                "/v1/members/mia%3Bx",
                "/v1/members/mia%3bx",
                "/v1/members/mia%2Fpoints",
                "/v1/members/mia%5cpoints",
                "/v1/members/mia\\points",
                "/v1//members/mia",
                "/v1/members/./mia",
                "/v1/members/../orders",
                "/v1/members/%2e%2e/orders",
                "/v1/members/mia/..",
                "/v1/members/%252F",
                "/v1/members/m%00",
                "/v1/members/ü",
                "v1/members/mia"
            })
    void refuses_what_two_parts_of_a_system_read_differently(String path) {
        assertThat(PathGuard.isPlain(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/members/mia", "/v1/orders/w-1017.2:a_b", "/q/health/ready", "/"})
    void lets_plain_paths_through(String path) {
        assertThat(PathGuard.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/members/mia, TIER",
        "/v1/members, TIER",
        "/v1/members/mia/tier, TIER",
        "/v1/members/mia/tier/history, TIER",
        "/v1/members/mia/summary, GATEWAY",
        "/v1/members/mia/stream, GATEWAY",
        "/v1/members/mia/points, POINTS",
        "/v1/members/mia/points/entries/7, POINTS",
        "/v1/orders/o-1, POINTS",
        "/v1/orders, POINTS",
        "/v1/programme, POINTS",
        "/v1/members/mia/vouchers, VOUCHER",
        "/v1/members/mia/store-currency, VOUCHER",
    })
    void every_path_has_its_owner(String path, Owner owner) {
        assertThat(RouteTable.ownerOf(path)).contains(owner);
    }

    @Test
    void nobody_owns_what_is_internal_or_unknown() {
        assertThat(RouteTable.ownerOf("/internal/consumer-lag")).isEqualTo(Optional.empty());
        assertThat(RouteTable.ownerOf("/v2/members/mia")).isEqualTo(Optional.empty());
        assertThat(RouteTable.ownerOf("/v1/members/mia/nothing")).isEqualTo(Optional.empty());
    }
}
