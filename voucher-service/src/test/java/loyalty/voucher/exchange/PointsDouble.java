package loyalty.voucher.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The holds of points-service as section 4 of the API promises them, over real HTTP, with deaths on demand. The real
 * service plays this part in the journeys.
 */
public class PointsDouble implements QuarkusTestResourceLifecycleManager {

    private static final Pattern BODY = Pattern.compile("\"memberId\":\"([^\"]+)\",\"points\":(\\d+)");
    private static final int BACKLOG = 1_000;
    private static final Map<String, Hold> HOLDS = new HashMap<>();
    private static final Map<String, Long> BALANCES = new HashMap<>();
    private static final Map<String, Death> DEATHS = new HashMap<>();

    private @Nullable HttpServer server;

    /** Who dies when: before the call has its effect, or after it and before its answer. */
    public enum Death {
        BEFORE_HOLD,
        AFTER_HOLD,
        BEFORE_CAPTURE,
        AFTER_CAPTURE
    }

    private record Hold(String memberId, long points, String status) {}

    private record Answer(int status, String body) {}

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), BACKLOG);
            started.createContext("/", PointsDouble::answer);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
            return Map.of(
                    "LOYALTY_POINTS_URLS",
                    "http://127.0.0.1:" + started.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    public static synchronized void give(String memberId, long points) {
        BALANCES.merge(memberId, points, Long::sum);
    }

    /** What is neither captured nor set aside. */
    public static synchronized long available(String memberId) {
        return BALANCES.getOrDefault(memberId, 0L);
    }

    /** What is set aside. */
    public static synchronized long held(String memberId) {
        return HOLDS.values().stream()
                .filter(hold ->
                        hold.memberId().equals(memberId) && hold.status().equals("held"))
                .mapToLong(Hold::points)
                .sum();
    }

    /** The next call of that sort for the member dies. */
    public static synchronized void die(String memberId, Death when) {
        DEATHS.put(memberId, when);
    }

    /** Time passes: every open hold of the member ends by itself. */
    public static synchronized void expireHolds(String memberId) {
        HOLDS.replaceAll((id, hold) -> {
            if (!hold.memberId().equals(memberId) || !hold.status().equals("held")) {
                return hold;
            }
            give(memberId, hold.points());
            return new Hold(memberId, hold.points(), "expired");
        });
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = exchange.getRequestHeaders().getFirst("Authorization") != null;
        Answer answer = known ? decide(exchange.getRequestURI().getPath().split("/"), body) : new Answer(401, "{}");
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static synchronized Answer decide(String[] path, String body) {
        if (path[2].equals("members")) {
            return new Answer(200, "{\"available\":" + available(path[3]) + "}");
        }
        return path.length == 4 ? place(path[3], body) : end(path[3], path[4]);
    }

    private static Answer place(String id, String body) {
        Matcher asked = BODY.matcher(body);
        if (!asked.find()) {
            return new Answer(400, "{}");
        }
        String memberId = asked.group(1);
        long points = Long.parseLong(asked.group(2));
        if (DEATHS.remove(memberId, Death.BEFORE_HOLD)) {
            return new Answer(503, "{}");
        }
        if (!HOLDS.containsKey(id)) {
            if (available(memberId) < points) {
                return new Answer(
                        409,
                        "{\"type\":\"https://loyalty.example/problems/insufficient-points\",\"title\":\"Too few points\","
                                + "\"status\":409,\"detail\":\"x\",\"asked\":" + points + "}");
            }
            give(memberId, -points);
            HOLDS.put(id, new Hold(memberId, points, "held"));
        }
        return DEATHS.remove(memberId, Death.AFTER_HOLD) ? new Answer(503, "{}") : new Answer(201, "{}");
    }

    private static Answer end(String id, String move) {
        Hold hold = HOLDS.get(id);
        if (hold == null) {
            return new Answer(404, "{}");
        }
        String becomes = move.equals("capture") ? "captured" : "released";
        boolean capture = becomes.equals("captured");
        if (capture && DEATHS.remove(hold.memberId(), Death.BEFORE_CAPTURE)) {
            return new Answer(503, "{}");
        }
        if (hold.status().equals("held")) {
            HOLDS.put(id, new Hold(hold.memberId(), hold.points(), becomes));
            if (!capture) {
                give(hold.memberId(), hold.points());
            }
        } else if (!hold.status().equals(becomes)) {
            return new Answer(409, "{\"type\":\"https://loyalty.example/problems/hold-" + hold.status() + "\"}");
        }
        return capture && DEATHS.remove(hold.memberId(), Death.AFTER_CAPTURE)
                ? new Answer(503, "{}")
                : new Answer(200, "{}");
    }
}
