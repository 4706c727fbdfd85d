package loyalty.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A voucher that the programme gives by itself.
 *
 * @param id its id in the file
 * @param when what brings it
 * @param tier the tier that brings it, if it is a tier
 * @param amount money off
 * @param minimumOrder the least order it can be used on, if there is one
 * @param validDays how many whole days it lives from the day of its issue, that day included
 * @param text by language
 */
public record VoucherTemplate(
        String id,
        When when,
        @Nullable String tier,
        BigDecimal amount,
        @Nullable BigDecimal minimumOrder,
        int validDays,
        Map<String, String> text) {

    /** What brings a voucher. */
    public enum When {
        /** The member joined. */
        @JsonProperty("enrolment")
        ENROLMENT,
        /** The member reached a tier. */
        @JsonProperty("tier")
        TIER
    }
}
