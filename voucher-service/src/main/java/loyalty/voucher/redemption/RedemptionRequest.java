package loyalty.voucher.redemption;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import loyalty.api.Ids;
import loyalty.api.forms.Id;
import loyalty.api.forms.Money;
import loyalty.voucher.till.BasketRequest;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a till asks to hold for an order. {@link RedemptionCheck} judges what needs the programme.
 *
 * @param storeCurrency how much of it, at most
 */
record RedemptionRequest(
        @NotNull(message = Ids.RULE) @Id @Nullable String memberId,
        @NotNull(message = Ids.RULE) @Id @Nullable String orderId,

        @Size(max = CODES_MAX, message = "at most " + CODES_MAX) @Nullable
        List<@Nullable String> codes,

        @Schema(type = SchemaType.STRING) @Money @Nullable BigDecimal storeCurrency,

        @NotNull(message = "an order is expected") @Nullable BasketRequest basket) {

    /** How many codes an order may have. */
    static final int CODES_MAX = 20;
}
