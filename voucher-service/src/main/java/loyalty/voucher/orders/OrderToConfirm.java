package loyalty.voucher.orders;

import java.math.BigDecimal;
import java.util.List;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * An order that names redemptions, as points-service tells of it, checked and with its defaults.
 *
 * @param attempt under which it is decided, once
 * @param member the pseudonym of the buyer
 * @param redemptions that it names
 * @param currency of all amounts
 * @param lines what was bought
 */
record OrderToConfirm(String attempt, Pseudonym member, List<String> redemptions, String currency, List<Line> lines) {

    /** A line of it. */
    record Line(
            String id,
            String sku,
            @Nullable String category,
            String kind,
            long quantity,
            BigDecimal unitPrice,
            BigDecimal discount) {}
}
