package loyalty.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassOnTest {

    @ParameterizedTest
    @CsvSource({
        "GET, Accept, true",
        "GET, if-none-match, true",
        "PUT, Accept, true",
        "PUT, if-match, false",
        "PUT, If-None-Match, false",
        "DELETE, If-Match, false",
        "PATCH, Accept, false",
        "POST, Accept, true",
        "POST, If-Match, false"
    })
    void a_change_under_a_condition_is_asked_of_one_replica_only(String method, String header, boolean may) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(header, "*");

        assertThat(PassOn.mayComeTwice(HttpMethod.valueOf(method), headers)).isEqualTo(may);
    }
}
