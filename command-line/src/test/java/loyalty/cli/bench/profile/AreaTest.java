package loyalty.cli.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AreaTest {

    @Test
    void a_stack_belongs_to_its_innermost_frame_that_is_not_the_jdks() {
        assertThat(Area.of(List.of("java.util.HashMap", "com.mysql.cj.NativeSession", "loyalty.points.ledger.Entries")))
                .isEqualTo(Area.DRIVER);
        assertThat(Area.of(List.of("java.lang.String", "loyalty.points.ledger.Entries")))
                .isEqualTo(Area.LEDGER);
        assertThat(Area.of(List.of("sun.security.rsa.RSACore", "org.jose4j.jws.JsonWebSignature")))
                .isEqualTo(Area.TOKEN);
        assertThat(Area.of(List.of("java.lang.Thread"))).isEqualTo(Area.OTHER);
    }
}
