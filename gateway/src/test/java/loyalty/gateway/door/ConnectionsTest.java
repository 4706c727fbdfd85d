package loyalty.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = Doubles.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "LOYALTY_CONNECTIONS_MAX", value = "4"))
class ConnectionsTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MOST = 4;

    @Test
    void one_connection_too_many_ends_unanswered_until_another_has_gone() throws IOException {
        Deque<RawConnection> open = new ArrayDeque<>();
        try {
            RawConnection next = asking();
            while (isAnswered(next)) {
                open.add(next);
                assertThat(open).hasSizeLessThanOrEqualTo(MOST);
                next = asking();
            }
            assertThat(next.read()).isEmpty();
            assertThat(open).isNotEmpty();

            open.pop().close();

            await().atMost(SOON).until(() -> {
                try (RawConnection later = asking()) {
                    return isAnswered(later);
                }
            });
        } finally {
            for (RawConnection one : open) {
                one.close();
            }
        }
    }

    private static RawConnection asking() throws IOException {
        return new RawConnection()
                .send("GET /v1/rewards HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer "
                        + Doubles.tokens().of("support") + "\r\n\r\n");
    }

    /** Waits until it is clear. */
    private static boolean isAnswered(RawConnection caller) {
        await().atMost(SOON).until(() -> caller.read().contains("200 OK") || caller.isEnded());
        return caller.read().contains("200 OK");
    }
}
