package loyalty.voucher.till;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import loyalty.api.forms.Bounds;
import loyalty.api.forms.Channel;
import loyalty.api.forms.Id;
import loyalty.api.forms.IdList;
import loyalty.api.forms.OrderLine;
import loyalty.api.forms.OrderLines;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The order that is about to be paid, in the form of an order. {@link BasketCheck} judges what needs the programme. */
public record BasketRequest(
        @Id @Nullable String memberId,
        @Nullable Instant placedAt,

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
        @Id @Nullable String hold) {

    /** The redemptions that it names, without gaps. */
    public List<String> named() {
        return redemptions == null
                ? List.of()
                : redemptions.stream().filter(Objects::nonNull).toList();
    }
}
