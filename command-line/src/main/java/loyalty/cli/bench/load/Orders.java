package loyalty.cli.bench.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Orders of one line each, as a till sends them.
 *
 * @param target the base URL of who takes them in
 * @param token of a till
 * @param prefix of the ids of this part's orders; the number follows
 * @param members how many members buy, chosen evenly at random by the number of the order; 1: all orders are one member's
 * @param placedAt an instant, as in JSON
 * @param currency of the programme
 */
public record Orders(URI target, String token, String prefix, int members, String placedAt, String currency)
        implements Requests {

    @Override
    public byte[] of(int number) {
        String body = json(prefix + number, member(members == 1 ? 0 : memberOf(number)), placedAt, currency);
        return """
                PUT /v1/orders/%s HTTP/1.1\r
                Host: %s:%d\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(prefix + number, target.getHost(), target.getPort(), token, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private int memberOf(int number) {
        return new SplittableRandom(number).nextInt(members);
    }

    /** The id of a member by number. */
    public static String member(int number) {
        return "bench-" + number;
    }

    /** An order as a body, or as a line of many. */
    public static String json(String orderId, String memberId, String placedAt, String currency) {
        return """
                {"orderId":"%s","memberId":"%s","placedAt":"%s","currency":"%s","lines":[{"id":"1","sku":"cd-1",\
                "category":"music","quantity":1,"unitPrice":"10.00"}]}""".formatted(orderId, memberId, placedAt, currency);
    }
}
