package loyalty.api.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One replica of a service over real HTTP: how each of the next calls ends can be told, and how all others do. */
final class ReplicaDouble implements AutoCloseable {

    static final String PROBLEM = """
            {"type": "https://loyalty.example/problems/too-many", "title": "Too many", "status": 409,
             "detail": "There are 7 already.", "count": 7, "of": ["a", "b"]}""";

    private static final int BACKLOG = 100;
    private static final long TRICKLE_MILLIS = 20;

    /** How a call ends. */
    enum Fate {
        ANSWERS,
        HANGS,
        TRICKLES,
        BREAKS_OFF,
        BREAKS_OFF_WITHIN,
        FAILS,
        REFUSES,
        SAYS_NO_WITHOUT_A_WORD,
        ANSWERS_NONSENSE
    }

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<Fate> next = new ArrayDeque<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Fate always;

    ReplicaDouble(Fate always) {
        this.always = always;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many calls it got. */
    int calls() {
        return calls.get();
    }

    void become(Fate fate) {
        always = fate;
    }

    synchronized void next(Fate fate) {
        next.add(fate);
    }

    private synchronized Fate fate() {
        Fate fate = next.poll();
        return fate == null ? always : fate;
    }

    private void answer(HttpExchange call) throws IOException {
        calls.incrementAndGet();
        call.getRequestBody().readAllBytes();
        switch (fate()) {
            case ANSWERS -> send(call, 200, "{\"count\": 1}");
            case HANGS -> isOverWithin(Long.MAX_VALUE);
            case TRICKLES -> trickle(call);
            case BREAKS_OFF -> call.close();
            case BREAKS_OFF_WITHIN -> breakOff(call);
            case FAILS -> send(call, 500, "{}");
            case REFUSES -> send(call, 409, PROBLEM);
            case SAYS_NO_WITHOUT_A_WORD -> send(call, 409, "<html>");
            case ANSWERS_NONSENSE -> send(call, 200, "{\"count\":");
        }
    }

    private static void breakOff(HttpExchange call) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, 100);
        call.getResponseBody().write('{');
        call.getResponseBody().flush();
        call.close();
    }

    private void trickle(HttpExchange call) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, 0);
        do {
            call.getResponseBody().write(' ');
            call.getResponseBody().flush();
        } while (!isOverWithin(TRICKLE_MILLIS));
    }

    private boolean isOverWithin(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    /** Nobody listens there any more. */
    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
