package loyalty.voucher;

import static loyalty.voucher.Bus.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import loyalty.voucher.exchange.PointsDouble;
import org.jspecify.annotations.Nullable;

/** What tests do at tills. */
public final class Tills {

    private static final AtomicInteger EXCHANGES = new AtomicInteger();

    private Tills() {}

    /** A line of goods, one piece. */
    public static String goods(String id, String price) {
        return line(id, "goods", 1, price, null);
    }

    /** A line. */
    public static String line(String id, String kind, int quantity, String price, @Nullable String discount) {
        return "{\"id\": \"%s\", \"sku\": \"sku-%s\", \"category\": \"music\", \"kind\": \"%s\", \"quantity\": %d, \"unitPrice\": \"%s\"%s}"
                .formatted(
                        id, id, kind, quantity, price, discount == null ? "" : ", \"discount\": \"" + discount + '"');
    }

    /** A list of lines. */
    public static String lines(String... lines) {
        return '[' + String.join(", ", lines) + ']';
    }

    /** What is shown at a till and asked of it; what is null is left out. */
    public static Response reserve(
            String id, String member, String order, String lines, @Nullable String cash, String... codes) {
        String list = List.of(codes).stream().map(code -> '"' + code + '"').collect(Collectors.joining(", "));
        String shown = codes.length == 0 ? "" : "\"codes\": [" + list + "], ";
        String spent = cash == null ? "" : "\"storeCurrency\": \"" + cash + "\", ";
        return put(
                id,
                "{\"memberId\": \"%s\", \"orderId\": \"%s\", %s%s\"basket\": {\"currency\": \"USD\", \"lines\": %s}}"
                        .formatted(member, order, shown, spent, lines));
    }

    /** A redemption as it is written. */
    public static Response put(String id, String body) {
        return as("checkout").contentType("application/json").body(body).put("/v1/redemptions/" + id);
    }

    /** Confirms or cancels. */
    public static Response move(String id, String move) {
        return as("checkout").post("/v1/redemptions/" + id + "/" + move);
    }

    /** The code of a voucher that a member buys for points. */
    public static String bought(String member, String reward) {
        PointsDouble.give(member, 100);
        Response answer = as("checkout")
                .contentType("application/json")
                .body("{\"memberId\": \"%s\", \"reward\": \"%s\"}".formatted(member, reward))
                .put("/v1/exchanges/till-" + EXCHANGES.incrementAndGet());
        answer.then().statusCode(201);
        return answer.path("voucher.code");
    }
}
