package loyalty.gateway.home;

import static loyalty.gateway.home.Lines.ids;
import static loyalty.gateway.home.Lines.open;
import static loyalty.gateway.home.MemberEvents.earned;
import static loyalty.gateway.home.MemberEvents.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.function.ToIntFunction;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;

/** A phone in a tunnel: its stream stays open, and nothing of it is read. */
@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = RealBroker.class, restrictToAnnotatedClass = true)
class SlowReaderTest {

    private static final Duration AT_LAST = Duration.ofMinutes(2);

    /** Of half a megabyte each; a few of them fit in between the gateway and the phone. */
    private static final int CHANGES = 60;

    private static final String MEMBER = "long-tunnel";

    @SuppressWarnings("NullAway.Init")
    ToIntFunction<String> asked;

    @Test
    void who_does_not_read_costs_nothing_slows_nobody_and_hears_the_latest_at_last() throws IOException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (Socket slow = new Socket()) {
            Queue<String> quick = open(http, MEMBER, "");
            await().atMost(AT_LAST).until(() -> !quick.isEmpty());
            BufferedReader reader = openWithoutReading(slow);
            int before = asked.applyAsInt("points");

            for (int change = 1; change <= CHANGES; change++) {
                int heard = change;
                send(List.of(earned(MEMBER)));
                await().atMost(AT_LAST).until(() -> ids(quick).size() == heard + 1);
            }

            int forTheSlow = asked.applyAsInt("points") - before - CHANGES;
            assertThat(forTheSlow).isBetween(1, CHANGES / 2);
            String last = "id:" + ids(quick).getLast();
            String line = reader.readLine();
            while (line != null && !line.replace(" ", "").equals(last)) {
                line = reader.readLine();
            }
            assertThat(line).as("the stream reaches what is now").isNotNull();
        } finally {
            http.shutdownNow();
        }
    }

    private static BufferedReader openWithoutReading(Socket slow) throws IOException {
        slow.setReceiveBufferSize(8 * 1024);
        slow.setSoTimeout((int) AT_LAST.toMillis());
        slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        String request = "GET /v1/members/" + MEMBER + "/stream HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer "
                + Doubles.tokens().of("member", MEMBER) + "\r\n\r\n";
        slow.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8), 1);
        assertThat(reader.readLine()).startsWith("HTTP/1.1 200");
        return reader;
    }
}
