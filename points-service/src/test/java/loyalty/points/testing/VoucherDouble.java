package loyalty.points.testing;

import static io.restassured.RestAssured.given;
import static loyalty.points.testing.PointsService.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * What points-service asks of voucher-service, over real HTTP, with deaths on demand. Unless told otherwise redemptions
 * pay nothing, and a return finds paid by vouchers what its order knows of. The real service plays this part in the journeys.
 */
public final class VoucherDouble {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 1_000;

    /** By order: what is paid of it by line. */
    private final Map<String, Map<String, BigDecimal>> paid = new HashMap<>();

    /** By member: the vouchers of their wallets, as a quote tells them. */
    private final Map<String, ArrayNode> wallets = new HashMap<>();

    /** Every call that had its effect, such as {@code confirm o-1 attempt}. */
    private final List<String> done = new ArrayList<>();

    /** By order: how the next calls end that do not end well. */
    private final Map<String, List<String>> fates = new HashMap<>();

    private VoucherDouble() {}

    /** Its address. */
    static String start() {
        try {
            VoucherDouble told = new VoucherDouble();
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), BACKLOG);
            server.createContext("/", told::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on a redemption pays so much of a line of the order. */
    public static void pays(String orderId, String line, String amount) {
        tell("/pays/" + orderId + "/" + line + "/" + amount);
    }

    /** From now on a member has a voucher that would take so much off a line of whatever they buy. */
    public static void offers(String memberId, String code, String line, String amount) {
        tell("/offers/" + memberId + "/" + code + "/" + line + "/" + amount);
    }

    /** From now on a member has a voucher that cannot be used. */
    public static void offersInVain(String memberId, String code, String reason) {
        tell("/offers/" + memberId + "/" + code + "/" + reason);
    }

    /** The next call for the order (or, of a quote without one, for the member) dies before its effect or after it ({@code before}, {@code after}), or is refused. */
    public static void fate(String orderId, String fate) {
        tell("/fate/" + orderId + "/" + fate);
    }

    /** The calls for an order that had their effect. */
    public static List<String> calls(String orderId) {
        return given().get(setting("LOYALTY_VOUCHER_URLS") + "/double/calls/" + orderId)
                .jsonPath()
                .getList("");
    }

    private static void tell(String path) {
        given().post(setting("LOYALTY_VOUCHER_URLS") + "/double" + path).then().statusCode(200);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (path[1].equals("double")) {
            send(exchange, 200, told(path));
            return;
        }
        JsonNode asked = JSON.readTree(body);
        List<String> fate = fates.getOrDefault(subject(path, asked), new ArrayList<>());
        String next = fate.isEmpty() ? "" : fate.removeFirst();
        if (next.equals("before")) {
            exchange.close();
            return;
        }
        if (next.equals("refuse")) {
            send(exchange, 409, refusal());
            return;
        }
        JsonNode answer = path[2].equals("quotes") ? quoted(asked) : done(path, asked);
        if (next.equals("after")) {
            exchange.close();
            return;
        }
        send(exchange, 200, answer);
    }

    private static JsonNode refusal() {
        return JSON.createObjectNode()
                .put("type", "https://loyalty.example/problems/redemption-expired")
                .put("title", "It is over")
                .put("detail", "It is over.");
    }

    private static String subject(String[] path, JsonNode asked) {
        return path[2].equals("quotes")
                ? asked.path("orderId").asText(asked.path("memberId").asText())
                : path[3];
    }

    private JsonNode quoted(JsonNode asked) {
        ObjectNode answer = JSON.createObjectNode();
        String memberId = asked.path("memberId").asText();
        answer.set("vouchers", wallets.getOrDefault(memberId, JSON.createArrayNode()));
        boolean names = !asked.at("/basket/redemptions").isEmpty();
        String orderId = asked.path("orderId").asText();
        answer.set("redeemed", names ? lines(orderId).path("lines") : JSON.createArrayNode());
        return answer;
    }

    private void offer(String[] path) {
        boolean usable = path.length > 6;
        ObjectNode voucher = wallets.computeIfAbsent(path[3], member -> JSON.createArrayNode())
                .addObject()
                .put("code", path[4])
                .put("usable", usable)
                .put("amount", usable ? path[6] : "0.00")
                .put("reason", usable ? null : path[5]);
        ArrayNode lines = voucher.putArray("lines");
        if (usable) {
            lines.addObject().put("id", path[5]).put("amount", path[6]);
        }
    }

    private JsonNode told(String[] path) {
        switch (path[2]) {
            case "pays" ->
                paid.computeIfAbsent(path[3], order -> new HashMap<>()).put(path[4], new BigDecimal(path[5]));
            case "fate" ->
                fates.computeIfAbsent(path[3], order -> new ArrayList<>()).add(path[4]);
            case "offers" -> offer(path);
            default -> {
                ArrayNode calls = JSON.createArrayNode();
                done.stream().filter(call -> call.contains(" " + path[3] + " ")).forEach(calls::add);
                return calls;
            }
        }
        return JSON.createObjectNode();
    }

    private JsonNode done(String[] path, JsonNode asked) {
        String orderId = path[3];
        boolean undo = path[path.length - 1].equals("undo");
        switch (path[4]) {
            case "redemptions" ->
                done.add((undo ? "undo " : "confirm ") + orderId + " "
                        + asked.path("attempt").asText());
            case "returns" -> done.add("settle " + orderId + " " + path[5]);
            default -> {
                // A quote has no effect.
            }
        }
        return path[4].startsWith("return") ? settled(orderId, asked) : lines(orderId);
    }

    private JsonNode lines(String orderId) {
        ArrayNode lines = JSON.createArrayNode();
        paid.getOrDefault(orderId, Map.of())
                .forEach((id, amount) -> lines.addObject().put("id", id).put("amount", amount.toPlainString()));
        return JSON.createObjectNode().set("lines", lines);
    }

    private JsonNode settled(String orderId, JsonNode asked) {
        BigDecimal payable = new BigDecimal("0.00");
        BigDecimal voucher = new BigDecimal("0.00");
        for (JsonNode line : asked.path("lines")) {
            BigDecimal redeemed = paid.getOrDefault(orderId, Map.of())
                    .getOrDefault(
                            line.path("id").asText(),
                            new BigDecimal(line.path("redeemed").asText()));
            payable = payable.add(step(line, new BigDecimal(line.path("amount").asText()).subtract(redeemed)));
            voucher = voucher.add(step(line, redeemed));
        }
        ObjectNode answer =
                JSON.createObjectNode().put("payable", payable.toPlainString()).put("voucher", voucher.toPlainString());
        answer.put("storeCurrency", "0.00")
                .put("cancelled", "0.00")
                .put("withheld", "0.00")
                .put("restored", "0.00");
        answer.set("vouchers", JSON.createArrayNode());
        return answer;
    }

    private static BigDecimal step(JsonNode line, BigDecimal whole) {
        return upTo(line, "after", whole).subtract(upTo(line, "before", whole));
    }

    private static BigDecimal upTo(JsonNode line, String units, BigDecimal whole) {
        return whole.multiply(BigDecimal.valueOf(line.path(units).asLong()))
                .divide(BigDecimal.valueOf(line.path("quantity").asLong()), 2, RoundingMode.HALF_UP);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders()
                .set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
