package loyalty.points.orders;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.forms.Bounds;
import loyalty.api.forms.Channel;
import loyalty.api.forms.Id;
import loyalty.api.forms.IdList;
import loyalty.api.forms.OrderLine;
import loyalty.api.forms.OrderLines;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order as a till sends it. What needs the programme or the clock is checked by {@link OrderCheck}.
 *
 * @param orderId in bulk only; in a single request it stands in the path
 */
record OrderRequest(
        @Id @Nullable String orderId,
        @NotNull(message = Ids.RULE) @Id @Nullable String memberId,
        @NotNull(message = FieldErrors.INSTANT) @Nullable Instant placedAt,

        @NotNull(message = "the programme's currency is expected") @Nullable
        String currency,

        @Schema(enumeration = {"store", "web", "app"}) @Channel @Nullable
        String channel,

        @Id @Nullable String location,

        @NotEmpty(message = OrderLines.COUNT)
        @Size(max = OrderLines.MAX, message = OrderLines.COUNT, groups = Bounds.class)
        @OrderLines
        @Nullable
        List<@NotNull(message = "a line is expected") @Valid @Nullable OrderLine> lines,

        @IdList(max = 20) @Nullable List<@Nullable String> redemptions,

        @Id @Nullable String hold) {}
