package loyalty.voucher.storecurrency;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import loyalty.events.Pseudonym;

/** A plug-in of whatever takes hold of store currency: how much of it that is now, by the clock. */
public interface HeldStoreCurrency {

    /** How much of each lot of a member's is held at an instant, by lot, whether a sweep has run or not. */
    Map<String, BigDecimal> heldAt(Instant now, Pseudonym member);
}
