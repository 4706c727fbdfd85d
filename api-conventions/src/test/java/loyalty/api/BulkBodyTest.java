package loyalty.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkBodyTest {

    private static final int LONGEST = 8 * 1024 * 1024;

    private static BulkBody saying(int length) {
        HttpHeaders headers = (HttpHeaders) Proxy.newProxyInstance(
                BulkBodyTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (self, method, args) -> length);
        return new BulkBody(new BodyLimits(64 * 1024, 256 * 1024, LONGEST), headers);
    }

    private static byte[] read(BulkBody body, int bytes) {
        try {
            return body.read(new ByteArrayInputStream(new byte[bytes]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_body_is_read_as_long_as_it_is_said_to_be_or_to_its_end() {
        BulkBody said = saying(2_000);
        BulkBody unsaid = saying(-1);

        assertThat(read(said, 2_000)).hasSize(2_000);
        assertThat(read(unsaid, 3_000)).hasSize(3_000);

        said.leave();
        unsaid.leave();
    }

    @Test
    void who_finds_no_room_waits_until_somebody_leaves() throws Exception {
        List<BulkBody> first =
                IntStream.range(0, 3).mapToObj(i -> saying(LONGEST - 1)).toList();
        first.forEach(body -> assertThat(read(body, LONGEST - 1)).hasSize(LONGEST - 1));
        BulkBody unsaid = saying(-1);
        BulkBody small = saying(10);

        CompletableFuture<byte[]> waits = CompletableFuture.supplyAsync(() -> read(unsaid, 10));
        assertThatThrownBy(() -> waits.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        first.getFirst().leave();

        assertThat(waits.get(1, TimeUnit.MINUTES)).hasSize(10);
        unsaid.leave();
        assertThat(read(small, 10)).hasSize(10);
        small.leave();
        first.stream().skip(1).forEach(BulkBody::leave);
    }
}
