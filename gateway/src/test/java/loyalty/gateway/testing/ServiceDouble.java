package loyalty.gateway.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import loyalty.api.lists.SharedLists;
import loyalty.local.process.Ports;

/**
 * A service as its callers see it: it answers, it hangs (takes connections and never answers), or nobody listens. Its
 * answers tell how much it has read of bodies and written of the long answers that {@code ?answers=} asks for, in bytes.
 * {@code ?pieces=} asks for an answer of so many bytes, each after a while; {@code ?stuck=} for one that begins and does not
 * go on. What it tells of a member whose id begins with {@code long-} is half a megabyte, of {@code torn-} it breaks off; of {@code nobody-} it knows
 * nothing (404). Whoever sends {@code If-None-Match} has what it has (304).
 */
final class ServiceDouble {

    private static final int PIECE = 64 * 1024;
    private static final String LONG = ", \"filler\": \"" + "x".repeat(8 * PIECE) + "\"";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger looked = new AtomicInteger();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final int api = Ports.free();
    private final int management = Ports.free();
    private HttpServer[] servers = {};
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean leaving;
    private final ListDouble lists;

    /** @param kind of the items in the lists that all services have parts of */
    ServiceDouble(String kind) {
        lists = new ListDouble(kind);
    }

    String url() {
        return "http://127.0.0.1:" + api;
    }

    String managementUrl() {
        return "http://127.0.0.1:" + management;
    }

    /** How often somebody has asked for what it is there for; not whether it is ready. */
    int asked() {
        return asked.get();
    }

    /** How often somebody has looked whether it is ready. */
    int looked() {
        return looked.get();
    }

    /** {@code answers}, {@code hangs}, {@code leaving} (it answers, and says that it will not for long) or {@code stopped}. */
    synchronized void become(String state) {
        CountDownLatch before = gate;
        gate = new CountDownLatch(state.equals("hangs") ? 1 : 0);
        before.countDown();
        leaving = state.equals("leaving");
        if (state.equals("stopped")) {
            for (HttpServer server : servers) {
                server.stop(0);
            }
            servers = new HttpServer[] {};
        } else if (servers.length == 0) {
            servers = new HttpServer[] {listening(api), listening(management)};
        }
    }

    private HttpServer listening(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        (call.getRequestURI().getPath().startsWith("/q/") ? looked : asked).incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        readAll(call.getRequestBody());
        String query = call.getRequestURI().getQuery();
        if (query != null && query.startsWith("answers=")) {
            answerAtLength(call, Long.parseLong(query.substring("answers=".length())));
            return;
        }
        if (query != null && (query.startsWith("pieces=") || query.startsWith("stuck="))) {
            answerByPieces(call, query);
            return;
        }
        if (List.of("/v1/approvals", "/v1/audit").contains(call.getRequestURI().getPath())) {
            answerList(call, query == null ? "" : query);
            return;
        }
        answerAtOnce(call);
    }

    private void answerAtOnce(HttpExchange call) throws IOException {
        if (leaving) {
            call.getResponseHeaders().set("Connection", "close");
            if (call.getRequestURI().getPath().equals("/q/health/ready")) {
                call.sendResponseHeaders(503, -1);
                call.close();
                return;
            }
        }
        String unwanted = call.getRequestHeaders().getFirst("If-None-Match");
        if (unwanted != null) {
            call.getResponseHeaders().set("ETag", unwanted);
            call.sendResponseHeaders(304, -1);
            call.close();
            return;
        }
        byte[] body = bodyOf(call).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.getResponseHeaders().set("Loyalty-As-Of", "2026-03-01T00:00:00Z");
        call.sendResponseHeaders(call.getRequestURI().getPath().contains("/nobody-") ? 404 : 200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private void readAll(InputStream body) throws IOException {
        byte[] some = new byte[PIECE];
        for (int count = 0; count >= 0; count = body.read(some)) {
            read.addAndGet(count);
        }
    }

    private void answerAtLength(HttpExchange call, long bytes) throws IOException {
        call.sendResponseHeaders(200, 0);
        for (long left = bytes; left > 0; left -= PIECE) {
            call.getResponseBody().write(new byte[PIECE]);
            written.addAndGet(PIECE);
        }
        call.close();
    }

    private void answerByPieces(HttpExchange call, String query) throws IOException {
        int pieces = Integer.parseInt(query.substring(query.indexOf('=') + 1));
        call.sendResponseHeaders(200, 0);
        try {
            for (int i = 0; i < pieces && !never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS); i++) {
                call.getResponseBody().write('x');
                call.getResponseBody().flush();
            }
            if (query.startsWith("stuck=")) {
                never.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        call.close();
    }

    private void answerList(HttpExchange call, String query) throws IOException {
        Map<String, String> asked = Arrays.stream(query.split("&"))
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> one[1]));
        ListDouble.Answer page =
                lists.page(Integer.parseInt(Objects.requireNonNull(asked.get("limit"))), asked.get("after"));
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.getResponseHeaders().set(SharedLists.KNOWS_AFTER, Boolean.toString(page.knowsAfter()));
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private String bodyOf(HttpExchange call) {
        return call.getRequestURI().getPath().equals("/q/openapi")
                ? "{\"openapi\": \"3.1.0\", \"paths\": {\"/v1/seen\": {}, \"/internal/clock\": {}}}"
                : "{\"path\": \"" + call.getRequestURI().getPath() + "\", \"from\": \""
                        + call.getRequestHeaders().getFirst("X-Forwarded-For") + "\", \"ifMatch\": \""
                        + String.valueOf(call.getRequestHeaders().get("If-Match"))
                                .replace('"', '\'')
                        + "\", \"traceparent\": \""
                        + call.getRequestHeaders().get("traceparent") + "\", \"read\": " + read
                        + ", \"written\": "
                        + written + (call.getRequestURI().getPath().contains("/long-") ? LONG : "")
                        + (call.getRequestURI().getPath().contains("/torn-") ? "" : "}");
    }
}
