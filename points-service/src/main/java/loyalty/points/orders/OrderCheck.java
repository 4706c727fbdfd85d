package loyalty.points.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.points.domain.earning.LineKind;
import loyalty.points.domain.earning.Order;
import loyalty.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Order} of a request, or tells every fault of it at once. What it makes is complete and in one form:
 * defaults filled in, amounts with the currency's decimals, instants in microseconds.
 */
final class OrderCheck {

    private static final int LINES_MAX = 1_000;
    private static final int TEXT_MAX = 64;
    private static final int REDEMPTIONS_MAX = 20;
    private static final long QUANTITY_MAX = 1_000_000;
    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000");
    private static final Set<String> CHANNELS = Set.of("store", "web", "app");
    private static final String CHANNEL_DEFAULT = "store";

    private final Programme programme;
    private final Instant now;
    private final FieldErrors errors = new FieldErrors();

    /**
     * @param programme the one that was in force when the order was placed
     * @param now the business time
     */
    OrderCheck(Programme programme, Instant now) {
        this.programme = programme;
        this.now = now;
    }

    /**
     * The order that the request means.
     *
     * @throws ProblemException 400 {@code malformed-request} with every fault
     */
    Order read(String orderId, OrderRequest request) {
        errors.require(Ids.isId(orderId), "orderId", Ids.RULE);
        errors.require(
                request.orderId() == null || request.orderId().equals(orderId), "orderId", "not the id of the path");
        errors.require(Ids.isId(request.memberId()), "memberId", Ids.RULE);
        requirePayment(request);
        errors.requireTime(request.placedAt(), "placedAt", now);
        errors.require(
                programme.currency().getCurrencyCode().equals(request.currency()),
                "currency",
                "the programme's currency is " + programme.currency().getCurrencyCode());
        errors.require(
                request.channel() == null || CHANNELS.contains(request.channel()), "channel", "store, web or app");
        errors.require(request.location() == null || Ids.isId(request.location()), "location", Ids.RULE);
        List<Order.Line> lines = lines(request.lines());
        errors.orContinue();
        String channel = request.channel() == null ? CHANNEL_DEFAULT : request.channel();
        return new Order(
                orderId,
                Objects.requireNonNull(request.placedAt()).truncatedTo(ChronoUnit.MICROS),
                programme.currency().getCurrencyCode(),
                channel,
                request.location(),
                lines,
                request.hold(),
                redemptions(request));
    }

    private static List<String> redemptions(OrderRequest request) {
        List<@Nullable String> named = request.redemptions() == null ? List.of() : request.redemptions();
        return named.stream().map(Objects::requireNonNull).toList();
    }

    private void requirePayment(OrderRequest request) {
        List<@Nullable String> redemptions = request.redemptions() == null ? List.of() : request.redemptions();
        errors.require(redemptions.size() <= REDEMPTIONS_MAX, "redemptions", "at most " + REDEMPTIONS_MAX);
        errors.require(redemptions.stream().allMatch(Ids::isId), "redemptions", Ids.RULE);
        errors.require(new HashSet<>(redemptions).size() == redemptions.size(), "redemptions", "one is there twice");
        errors.require(request.hold() == null || Ids.isId(request.hold()), "hold", Ids.RULE);
    }

    private List<Order.Line> lines(@Nullable List<OrderRequest.@Nullable Line> asked) {
        int count = asked == null ? 0 : asked.size();
        errors.require(count >= 1 && count <= LINES_MAX, "lines", "1 to " + LINES_MAX + " lines are expected");
        if (asked == null || count > LINES_MAX) {
            return List.of();
        }
        List<Order.Line> lines = new ArrayList<>(count);
        Set<String> ids = new HashSet<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            Order.Line line = line(asked.get(i), "lines[" + i + "]", ids);
            if (line != null) {
                lines.add(line);
                total = total.add(line.amount());
            }
        }
        errors.require(total.compareTo(AMOUNT_MAX) <= 0, "lines", "more than " + AMOUNT_MAX + " in all");
        return lines;
    }

    private static @Nullable LineKind kind(@Nullable String word) {
        return LineKind.of(word == null ? LineKind.GOODS.word() : word).orElse(null);
    }

    private Order.@Nullable Line line(OrderRequest.@Nullable Line line, String at, Set<String> ids) {
        errors.require(line != null, at, "a line is expected");
        if (line == null) {
            return null;
        }
        String id = line.id();
        errors.require(Ids.isId(id), at + ".id", Ids.RULE);
        errors.require(id == null || ids.add(id), at + ".id", "another line has this id");
        requireText(line.sku(), at + ".sku", true);
        requireText(line.category(), at + ".category", false);
        Long quantity = line.quantity();
        boolean counted = quantity != null && quantity >= 1 && quantity <= QUANTITY_MAX;
        errors.require(counted, at + ".quantity", "a whole number from 1 to " + QUANTITY_MAX);
        BigDecimal price = amount(line.unitPrice(), at + ".unitPrice");
        BigDecimal discount = line.discount() == null ? zero() : amount(line.discount(), at + ".discount");
        LineKind kind = kind(line.kind());
        errors.require(kind != null, at + ".kind", "goods, gift-card, shipping, tax or fee");
        if (id == null
                || line.sku() == null
                || quantity == null
                || !counted
                || price == null
                || discount == null
                || kind == null) {
            return null;
        }
        var read = new Order.Line(id, line.sku(), line.category(), kind, quantity, price, discount);
        errors.require(read.amount().signum() >= 0, at + ".discount", "more than the line costs");
        return read;
    }

    private void requireText(@Nullable String text, String field, boolean needed) {
        boolean fits = text != null
                && !text.isBlank()
                && text.length() <= TEXT_MAX
                && text.chars().noneMatch(Character::isISOControl);
        errors.require(fits || (text == null && !needed), field, "1 to " + TEXT_MAX + " characters are expected");
    }

    private @Nullable BigDecimal amount(@Nullable BigDecimal amount, String field) {
        int decimals = programme.amountDecimals();
        boolean fits = amount != null
                && amount.signum() >= 0
                && amount.compareTo(AMOUNT_MAX) <= 0
                && amount.stripTrailingZeros().scale() <= decimals;
        errors.require(fits, field, "an amount from 0 with at most " + decimals + " decimals is expected");
        return amount == null || !fits ? null : amount.setScale(decimals, java.math.RoundingMode.UNNECESSARY);
    }

    private BigDecimal zero() {
        return BigDecimal.ZERO.setScale(programme.amountDecimals(), java.math.RoundingMode.UNNECESSARY);
    }
}
