package loyalty.gateway.door;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = Doubles.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "LOYALTY_CONNECTIONS_MAX", value = "2"))
class ConnectionsTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration AN_ANSWER = Duration.ofSeconds(2);
    private static final String ASK = "GET /v1/rewards HTTP/1.1\r\nHost: door\r\n\r\n";

    @Test
    void one_connection_too_many_ends_unanswered_until_another_has_gone() throws IOException {
        try (RawConnection second = answered()) {
            try (RawConnection first = answered();
                    RawConnection third = new RawConnection()) {
                await().atMost(SOON).until(third::isEnded);
                first.send(ASK);
                await().atMost(SOON)
                        .until(() -> first.read().lastIndexOf("200 OK")
                                > first.read().indexOf("200 OK"));
            }
            await().atMost(SOON).ignoreExceptions().until(() -> {
                try (RawConnection later = new RawConnection().send(ASK)) {
                    await().atMost(AN_ANSWER).until(() -> later.read().contains("200 OK"));
                    return true;
                }
            });
            second.send(ASK);
            await().atMost(SOON)
                    .until(() ->
                            second.read().lastIndexOf("200 OK") > second.read().indexOf("200 OK"));
        }
    }

    private static RawConnection answered() throws IOException {
        RawConnection caller = new RawConnection().send(ASK);
        await().atMost(SOON).until(() -> caller.read().contains("200 OK"));
        return caller;
    }
}
