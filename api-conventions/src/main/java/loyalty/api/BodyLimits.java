package loyalty.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many bytes a body may have: it depends on what is sent, and so on the path. */
@ApplicationScoped
public class BodyLimits {

    private static final Pattern ORDERS = Pattern.compile("/(v1|internal)/quotes|/v1/(orders|redemptions)/[^/]+");

    private final int bytesMax;
    private final int orderBytesMax;
    private final int bulkBytesMax;

    BodyLimits(
            @ConfigProperty(name = "loyalty.body-bytes-max") int bytesMax,
            @ConfigProperty(name = "loyalty.order-body-bytes-max") int orderBytesMax,
            @ConfigProperty(name = "loyalty.bulk-body-bytes-max") int bulkBytesMax) {
        this.bytesMax = bytesMax;
        this.orderBytesMax = orderBytesMax;
        this.bulkBytesMax = bulkBytesMax;
    }

    /** The limit at a path, in bytes. */
    public int at(String path) {
        if (Ndjson.isAcceptedAt(path)) {
            return bulkBytesMax;
        }
        return ORDERS.matcher(path).matches() ? orderBytesMax : bytesMax;
    }

    /** The limit of a body in bulk, in bytes. */
    int inBulk() {
        return bulkBytesMax;
    }

    /** The limit of an order, alone or as a line of many, in bytes. */
    public int ofAnOrder() {
        return orderBytesMax;
    }
}
