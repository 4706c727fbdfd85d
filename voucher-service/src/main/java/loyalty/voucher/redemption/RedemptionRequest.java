package loyalty.voucher.redemption;

import java.math.BigDecimal;
import java.util.List;
import loyalty.voucher.till.BasketRequest;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a till asks to hold for an order. Everything may be missing here; {@link RedemptionCheck} says what must not.
 *
 * @param storeCurrency how much of it, at most
 */
record RedemptionRequest(
        @Schema(required = true) @Nullable String memberId,
        @Schema(required = true) @Nullable String orderId,
        @Nullable List<@Nullable String> codes,
        @Schema(type = SchemaType.STRING) @Nullable BigDecimal storeCurrency,
        @Schema(required = true) @Nullable BasketRequest basket) {}
