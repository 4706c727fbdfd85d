package loyalty.points.returns;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import loyalty.api.FieldErrors;
import loyalty.api.forms.Bounds;
import loyalty.api.forms.OrderLine;
import loyalty.api.forms.OrderLines;
import org.jspecify.annotations.Nullable;

/** What a till says came back. {@link ReturnGoods} compares it with the order. */
record ReturnRequest(
        @NotNull(message = FieldErrors.INSTANT) @Nullable Instant returnedAt,

        @NotEmpty(message = OrderLines.COUNT)
        @Size(max = OrderLines.MAX, message = OrderLines.COUNT, groups = Bounds.class)
        @Nullable
        List<@NotNull(message = "a line is expected") @Valid @Nullable Line> lines) {

    /** So many units of a line of the order. */
    record Line(
            @NotNull(message = UNKNOWN) @Nullable String id,

            @NotNull(message = OrderLine.QUANTITY)
            @Min(value = 1, message = OrderLine.QUANTITY)
            @Max(value = OrderLine.QUANTITY_MAX, message = OrderLine.QUANTITY)
            @Nullable
            Long quantity) {

        /** What to tell of a line that the order does not have. */
        static final String UNKNOWN = "the order has no such line";
    }
}
