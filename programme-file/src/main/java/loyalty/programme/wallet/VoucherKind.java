package loyalty.programme.wallet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a voucher gives. */
public enum VoucherKind {
    /** Money off. */
    @JsonProperty("amount")
    AMOUNT,
    /** So many per cent off. */
    @JsonProperty("percent")
    PERCENT,
    /** One piece of an article. */
    @JsonProperty("item")
    ITEM,
    /** The delivery. */
    @JsonProperty("shipping")
    SHIPPING,
    /** Money that pays fees first, then goods. */
    @JsonProperty("credit")
    CREDIT;

    /** The word of the file and of the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
