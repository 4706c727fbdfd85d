package loyalty.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * Two pieces for 40.00 that a member of the house pays with the welcome voucher, as a till asks for each step of it. Order,
 * redemption and member have the one id.
 *
 * @param order the body of the order before anything is redeemed, which is the basket too
 */
record WelcomeBasket(String id, String order) {

    /** What an order of it earns. */
    static final long POINTS = 35;

    /** By line: what it cost, and what comes back for it, since the voucher's 5.00 are spread over both. */
    static final Map<String, String> REFUNDS = Map.of("1", "30.00 26.25", "2", "10.00 8.75");

    /** Bought now. */
    static WelcomeBasket of(String id) {
        return of(id, Instant.now().toString());
    }

    /** Bought then. */
    static WelcomeBasket of(String id, String placedAt) {
        return new WelcomeBasket(id, """
                {"memberId": "%s", "placedAt": "%s", "currency": "USD", "channel": "store",
                 "lines": [{"id": "1", "sku": "cd-1", "category": "music", "quantity": 1, "unitPrice": "30.00"},
                           {"id": "2", "sku": "cd-2", "category": "music", "quantity": 1, "unitPrice": "10.00"}]}""".formatted(id, placedAt));
    }

    /** The redemption of the first voucher that a quote of the order names. */
    String redemption(JsonNode quote) {
        return redemption(id, quote);
    }

    /** The same for an order of another id. */
    String redemption(String orderId, JsonNode quote) {
        return "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"codes\": [%s], \"basket\": %s}"
                .formatted(id, orderId, quote.at("/vouchers/0/code"), order);
    }

    /** The order that names the redemption. */
    String paid() {
        return order.replaceFirst("}$", ", \"redemptions\": [\"" + id + "\"]}");
    }

    /** One line of it comes back now. */
    static String returned(String line) {
        return "{\"returnedAt\": \"%s\", \"lines\": [{\"id\": \"%s\", \"quantity\": 1}]}"
                .formatted(Instant.now(), line);
    }

    /** What a return came to, as {@link #REFUNDS} has it. */
    static String refund(JsonNode answer) {
        return answer.at("/refund/goods").asText() + " "
                + answer.at("/refund/net").asText();
    }
}
