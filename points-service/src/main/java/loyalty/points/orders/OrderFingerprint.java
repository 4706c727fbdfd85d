package loyalty.points.orders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import loyalty.events.Pseudonym;
import loyalty.points.domain.earning.Order;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of an order: equal for requests that mean the same after parsing and defaults. Taken of the checked
 * order rather than of its JSON, because on this path every microsecond is paid ten thousand times a second; and of the
 * pseudonym, because a hash that outlives the member must not be one that can be tried with names. What redemptions pay is
 * no part of the request, and so none of this.
 */
final class OrderFingerprint {

    private final StringBuilder canonical = new StringBuilder();

    private OrderFingerprint() {}

    /** SHA-256 over the canonical form; 32 bytes. */
    static byte[] of(Pseudonym member, Order order) {
        OrderFingerprint form = new OrderFingerprint();
        form.add(member.hex()).add(order.placedAt().toString()).add(order.currency());
        form.add(order.channel()).add(order.location());
        for (Order.Line line : order.lines()) {
            form.add(line.id())
                    .add(line.sku())
                    .add(line.category())
                    .add(line.kind().word());
            form.add(Long.toString(line.quantity()));
            form.add(line.unitPrice().toPlainString()).add(line.discount().toPlainString());
        }
        if (order.hold() != null) {
            form.add("hold").add(order.hold());
        }
        if (!order.redemptions().isEmpty()) {
            form.add("redemptions").add(String.join(",", order.redemptions()));
        }
        return sha256(form.canonical.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Every value with its length before it, so that no two lists of values look the same. */
    private OrderFingerprint add(@Nullable String value) {
        if (value == null) {
            canonical.append('-');
        } else {
            canonical.append(value.length()).append(':').append(value);
        }
        return this;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
