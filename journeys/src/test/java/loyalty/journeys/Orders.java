package loyalty.journeys;

import java.math.BigDecimal;

/** Orders as a till would send them. */
final class Orders {

    private Orders() {}

    /** One line of goods for the amount, bought by the member at the instant. */
    static String of(String memberId, String placedAt, BigDecimal amount) {
        return """
                {"memberId": "%s", "placedAt": "%s", "currency": "USD", "channel": "store",
                 "lines": [{"id": "1", "sku": "sku-1", "category": "music", "quantity": 1, "unitPrice": "%s"}]}""".formatted(memberId, placedAt, amount.setScale(2).toPlainString());
    }
}
