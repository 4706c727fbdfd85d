package loyalty.voucher.till;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.programme.Programme;
import loyalty.voucher.domain.Basket;
import org.jspecify.annotations.Nullable;

/** Reads baskets, defaults filled in, and names all that is wrong with one. For one request. */
public final class BasketCheck {

    private static final int LINES_MAX = 1000;
    private static final int TEXT_MAX = 64;
    private static final long QUANTITY_MAX = 1_000_000;
    private static final BigDecimal AMOUNT_MAX = BigDecimal.valueOf(1_000_000_000);
    private static final Set<String> CHANNELS = Set.of("store", "web", "app");
    private static final Set<String> KINDS = Set.of("goods", "gift-card", "shipping", "tax", "fee");

    private final Programme programme;
    private final FieldErrors errors;

    /**
     * @param programme the one in force
     * @param errors where faults are noted
     */
    public BasketCheck(Programme programme, FieldErrors errors) {
        this.programme = programme;
        this.errors = errors;
    }

    /**
     * The basket that a request means.
     *
     * @param memberId whose it has to be, if it says whose it is
     * @throws ProblemException 400 {@code malformed-request}
     */
    public Basket read(@Nullable BasketRequest request, @Nullable String memberId) {
        errors.require(request != null, "basket", "an order is expected");
        errors.orContinue();
        BasketRequest asked = Objects.requireNonNull(request);
        String currency = programme.currency().getCurrencyCode();
        errors.require(currency.equals(asked.currency()), "basket.currency", "the programme's currency is " + currency);
        errors.require(
                asked.memberId() == null || asked.memberId().equals(memberId), "basket.memberId", "another member");
        errors.require(
                asked.channel() == null || CHANNELS.contains(asked.channel()), "basket.channel", "store, web or app");
        int count = asked.lines() == null ? 0 : asked.lines().size();
        errors.require(count >= 1 && count <= LINES_MAX, "basket.lines", "1 to " + LINES_MAX + " lines are expected");
        errors.orContinue();
        List<Basket.Line> lines = new ArrayList<>(count);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            Basket.Line line = line(Objects.requireNonNull(asked.lines()).get(i), "basket.lines[" + i + "]", ids);
            if (line != null) {
                lines.add(line);
            }
        }
        errors.orContinue();
        return new Basket(
                asked.channel() == null ? "store" : asked.channel(), List.copyOf(lines), programme.amountDecimals());
    }

    private Basket.@Nullable Line line(BasketRequest.@Nullable LineRequest line, String at, Set<String> ids) {
        errors.require(line != null, at, "a line is expected");
        if (line == null) {
            return null;
        }
        errors.require(Ids.isId(line.id()), at + ".id", Ids.RULE);
        errors.require(ids.add(String.valueOf(line.id())), at + ".id", "another line has this id");
        errors.require(isText(line.sku()), at + ".sku", "1 to " + TEXT_MAX + " characters are expected");
        errors.require(line.category() == null || isText(line.category()), at + ".category", "too long, or empty");
        Long quantity = line.quantity();
        errors.require(
                quantity != null && quantity >= 1 && quantity <= QUANTITY_MAX,
                at + ".quantity",
                "a whole number from 1 to " + QUANTITY_MAX);
        String kind = line.kind() == null ? "goods" : line.kind();
        errors.require(KINDS.contains(kind), at + ".kind", "goods, gift-card, shipping, tax or fee");
        BigDecimal price = amount(line.unitPrice(), at + ".unitPrice");
        BigDecimal discount = line.discount() == null ? zero() : amount(line.discount(), at + ".discount");
        if (line.id() == null || line.sku() == null || quantity == null || price == null || discount == null) {
            return null;
        }
        var read = new Basket.Line(line.id(), line.sku(), line.category(), kind, quantity, price, discount);
        errors.require(read.amount().signum() >= 0, at + ".discount", "more than the line costs");
        return read;
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= TEXT_MAX;
    }

    /** An amount of money that a field has to hold, with the currency's decimals; null when it does not. */
    public @Nullable BigDecimal amount(@Nullable BigDecimal amount, String field) {
        int decimals = programme.amountDecimals();
        boolean fits = amount != null
                && amount.signum() >= 0
                && amount.compareTo(AMOUNT_MAX) <= 0
                && amount.stripTrailingZeros().scale() <= decimals;
        errors.require(fits, field, "an amount from 0 with at most " + decimals + " decimals is expected");
        return amount == null || !fits ? null : amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    /** No money, with the currency's decimals. */
    public BigDecimal zero() {
        return BigDecimal.ZERO.setScale(programme.amountDecimals(), RoundingMode.UNNECESSARY);
    }
}
