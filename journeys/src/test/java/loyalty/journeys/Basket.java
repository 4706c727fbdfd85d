package loyalty.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a member is about to buy, or has bought, and what is still theirs of it. */
final class Basket {

    final String orderId;
    final List<Line> lines = new ArrayList<>();
    final List<Slip> slips = new ArrayList<>();

    @Nullable
    ObjectNode lastReturn;

    boolean sent;
    long captured;
    int returns;

    Basket(String orderId, Random random) {
        this.orderId = orderId;
        int count = 1 + random.nextInt(3);
        for (int line = 1; line <= count; line++) {
            lines.add(Line.of(line, "goods", random));
        }
        if (random.nextInt(4) == 0) {
            lines.add(Line.of(count + 1, "shipping", random));
        }
    }

    /** A line of it, and how many units the member has not given back. */
    static final class Line {

        final String id;
        final String kind;
        final int quantity;
        final BigDecimal price;
        final BigDecimal discount;
        int left;

        private Line(String id, String kind, int quantity, BigDecimal price, BigDecimal discount) {
            this.id = id;
            this.kind = kind;
            this.quantity = quantity;
            this.price = price;
            this.discount = discount;
            this.left = quantity;
        }

        static Line of(int number, String kind, Random random) {
            boolean goods = kind.equals("goods");
            int quantity = goods ? 1 + random.nextInt(3) : 1;
            // Cents that divide badly, and now and then enough for a tier.
            int cents = random.nextInt(5) == 0 ? 5_000 + random.nextInt(30_000) : 1 + random.nextInt(6_000);
            BigDecimal price = BigDecimal.valueOf(goods ? cents : 495, 2);
            BigDecimal discount = goods && random.nextInt(5) == 0
                    ? BigDecimal.valueOf(random.nextInt(cents), 2)
                    : new BigDecimal("0.00");
            return new Line(String.valueOf(number), kind, quantity, price, discount);
        }

        BigDecimal cost() {
            return price.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
        }
    }

    /** A redemption for it, as it was answered. */
    static final class Slip {

        final String id;
        final JsonNode answer;
        String status = "reserved";

        Slip(String id, JsonNode answer) {
            this.id = id;
            this.answer = answer;
        }

        BigDecimal discount() {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode discount : answer.get("discounts")) {
                sum = sum.add(new BigDecimal(discount.get("amount").asText()));
            }
            return sum;
        }

        boolean is(String status) {
            return this.status.equals(status);
        }
    }

    /** What the lines cost before anything is redeemed. */
    BigDecimal cost() {
        return lines.stream().map(Line::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Slip> slips(String status) {
        return slips.stream().filter(slip -> slip.is(status)).toList();
    }

    /** What the redemptions that count take off it. */
    BigDecimal redeemed() {
        return slips("confirmed").stream().map(Slip::discount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean isKept() {
        return sent && lines.stream().anyMatch(line -> line.left > 0);
    }

    boolean keepsGoods() {
        return sent && lines.stream().anyMatch(line -> line.kind.equals("goods") && line.left > 0);
    }

    /** As an order or basket is written. */
    ObjectNode body(String memberId, Instant placedAt, String currency) {
        ObjectNode body = RunningSystem.JSON.createObjectNode();
        body.put("memberId", memberId).put("placedAt", placedAt.toString()).put("currency", currency);
        for (Line line : lines) {
            body.withArray("/lines")
                    .addObject()
                    .put("id", line.id)
                    .put("sku", "sku-" + line.id)
                    .put("category", "music")
                    .put("quantity", line.quantity)
                    .put("unitPrice", line.price.toPlainString())
                    .put("discount", line.discount.toPlainString())
                    .put("kind", line.kind);
        }
        return body;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(orderId);
        for (Line line : lines) {
            text.append(' ').append(line.quantity).append("x").append(line.price);
            text.append(line.discount.signum() > 0 ? "-" + line.discount : "")
                    .append(line.kind.equals("goods") ? "" : " " + line.kind);
        }
        return text.toString();
    }
}
