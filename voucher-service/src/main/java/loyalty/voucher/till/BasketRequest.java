package loyalty.voucher.till;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The order that is about to be paid, in the form of an order. Everything may be missing; {@link BasketCheck} judges. */
public record BasketRequest(
        @Nullable String memberId,
        @Nullable Instant placedAt,
        @Schema(required = true) @Nullable String currency,

        @Schema(enumeration = {"store", "web", "app"}) @Nullable
        String channel,

        @Nullable String location,
        @Schema(required = true) @Nullable List<@Nullable LineRequest> lines,
        @Nullable List<@Nullable String> redemptions,
        @Nullable String hold) {

    /** The redemptions that it names, without gaps. */
    public List<String> named() {
        return redemptions == null
                ? List.of()
                : redemptions.stream().filter(Objects::nonNull).toList();
    }

    /** One line of it. */
    public record LineRequest(
            @Schema(required = true) @Nullable String id,
            @Schema(required = true) @Nullable String sku,
            @Nullable String category,
            @Schema(required = true) @Nullable Long quantity,

            @Schema(required = true, type = SchemaType.STRING) @Nullable
            BigDecimal unitPrice,

            @Schema(type = SchemaType.STRING) @Nullable BigDecimal discount,

            @Schema(enumeration = {"goods", "gift-card", "shipping", "tax", "fee"}) @Nullable
            String kind) {}
}
