package loyalty.points.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import loyalty.api.forms.Channel;
import loyalty.api.forms.OrderLine;
import loyalty.points.domain.earning.LineKind;
import loyalty.points.domain.earning.Order;
import loyalty.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Order} of a request, or tells every fault of it at once: what its record says, and here what the programme
 * and the clock say. What it makes is complete and in one form: defaults filled in, amounts with the currency's decimals,
 * instants in microseconds.
 */
final class OrderCheck {

    private final Programme programme;
    private final Instant now;
    private final FieldErrors errors;

    /**
     * @param programme the one that was in force when the order was placed
     * @param now the business time
     * @param errors what the request's record was found to break
     */
    OrderCheck(Programme programme, Instant now, FieldErrors errors) {
        this.programme = programme;
        this.now = now;
        this.errors = errors;
    }

    /**
     * The order that the request means.
     *
     * @throws ProblemException 400 {@code malformed-request} with every fault
     */
    Order read(String orderId, OrderRequest request) {
        String currency = programme.currency().getCurrencyCode();
        errors.require(
                request.orderId() == null || request.orderId().equals(orderId), "orderId", "not the id of the path");
        errors.requireTime(request.placedAt(), "placedAt", now);
        errors.require(
                request.currency() == null || request.currency().equals(currency),
                "currency",
                "the programme's currency is " + currency);
        OrderLine.requireDecimals(request.lines(), "lines", programme.amountDecimals(), errors);
        errors.orContinue();
        return new Order(
                orderId,
                Objects.requireNonNull(request.placedAt()).truncatedTo(ChronoUnit.MICROS),
                currency,
                Objects.requireNonNullElse(request.channel(), Channel.DEFAULT),
                request.location(),
                Objects.requireNonNull(request.lines()).stream()
                        .map(line -> line(Objects.requireNonNull(line)))
                        .toList(),
                request.hold(),
                redemptions(request));
    }

    private static List<String> redemptions(OrderRequest request) {
        List<@Nullable String> named = request.redemptions() == null ? List.of() : request.redemptions();
        return named.stream().map(Objects::requireNonNull).toList();
    }

    private Order.Line line(OrderLine line) {
        return new Order.Line(
                Objects.requireNonNull(line.id()),
                Objects.requireNonNull(line.sku()),
                line.category(),
                LineKind.of(Objects.requireNonNullElse(line.kind(), OrderLine.GOODS))
                        .orElseThrow(),
                Objects.requireNonNull(line.quantity()),
                amount(Objects.requireNonNull(line.unitPrice())),
                amount(Objects.requireNonNullElse(line.discount(), BigDecimal.ZERO)));
    }

    private BigDecimal amount(BigDecimal amount) {
        return amount.setScale(programme.amountDecimals(), RoundingMode.UNNECESSARY);
    }
}
