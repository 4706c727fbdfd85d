package loyalty.voucher.till;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import loyalty.api.forms.Channel;
import loyalty.api.forms.Forms;
import loyalty.api.forms.OrderLine;
import loyalty.programme.Programme;
import loyalty.voucher.domain.Basket;
import org.jspecify.annotations.Nullable;

/** Reads baskets, defaults filled in, and names all that is wrong with one. */
public final class BasketCheck {

    private final Programme programme;
    private final Forms forms;

    /** @param programme the one in force */
    public BasketCheck(Programme programme, Forms forms) {
        this.programme = programme;
        this.forms = forms;
    }

    /**
     * The basket that a request means.
     *
     * @param memberId whose it has to be, if it says whose it is
     * @throws ProblemException 400 {@code malformed-request}
     */
    public Basket read(BasketRequest asked, @Nullable String memberId) {
        String currency = programme.currency().getCurrencyCode();
        FieldErrors errors = new FieldErrors();
        forms.check(asked, "basket", errors);
        errors.require(
                asked.currency() == null || asked.currency().equals(currency),
                "basket.currency",
                "the programme's currency is " + currency);
        errors.require(
                asked.memberId() == null || asked.memberId().equals(memberId), "basket.memberId", "another member");
        OrderLine.requireDecimals(asked.lines(), "basket.lines", programme.amountDecimals(), errors);
        errors.orContinue();
        return new Basket(
                Objects.requireNonNullElse(asked.channel(), Channel.DEFAULT),
                Objects.requireNonNull(asked.lines()).stream()
                        .map(line -> line(Objects.requireNonNull(line)))
                        .toList(),
                programme.amountDecimals());
    }

    private Basket.Line line(OrderLine line) {
        return new Basket.Line(
                Objects.requireNonNull(line.id()),
                Objects.requireNonNull(line.sku()),
                line.category(),
                Objects.requireNonNullElse(line.kind(), OrderLine.GOODS),
                Objects.requireNonNull(line.quantity()),
                amount(Objects.requireNonNull(line.unitPrice())),
                amount(Objects.requireNonNullElse(line.discount(), BigDecimal.ZERO)));
    }

    /** An amount that was found to fit, with the currency's decimals. */
    public BigDecimal amount(BigDecimal amount) {
        return amount.setScale(programme.amountDecimals(), RoundingMode.UNNECESSARY);
    }
}
