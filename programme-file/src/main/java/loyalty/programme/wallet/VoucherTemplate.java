package loyalty.programme.wallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import loyalty.programme.earning.When;
import org.jspecify.annotations.Nullable;

/**
 * A voucher that the programme gives by itself.
 *
 * @param id its id in the file
 * @param when what brings it
 * @param tier the tier that brings it, if it is a tier
 * @param kind what it gives; an amount when the file is silent
 * @param amount money off, or the most that a percent takes off
 * @param percent per cent off, for a percent
 * @param item the article, for an item
 * @param minimumOrder the least order it can be used on, if there is one
 * @param startsAfterDays how many days after its issue it starts
 * @param validDays how many whole days it lives from the day of its start, that day included
 * @param use on what it can be used
 * @param text by language
 */
public record VoucherTemplate(
        String id,
        When when,
        @Nullable String tier,
        @Nullable VoucherKind kind,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal percent,
        @Nullable String item,
        @Nullable BigDecimal minimumOrder,
        int startsAfterDays,
        int validDays,
        @Nullable UseRules use,
        Map<String, String> text)
        implements Offer {

    public VoucherTemplate {
        kind = kind == null ? VoucherKind.AMOUNT : kind;
        use = use == null ? UseRules.DEFAULT : use;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public VoucherKind kind() {
        return Objects.requireNonNull(kind);
    }

    @Override
    public UseRules use() {
        return Objects.requireNonNull(use);
    }

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
