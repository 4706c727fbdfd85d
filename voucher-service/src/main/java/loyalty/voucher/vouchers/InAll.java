package loyalty.voucher.vouchers;

import java.math.BigDecimal;
import java.util.Objects;
import loyalty.programme.wallet.VoucherTemplate;

/**
 * How much of an offer there is in all.
 *
 * @param each what one of it counts against the money
 * @param number how many there are
 * @param money what all of them may be worth, whatever one was worth in earlier versions of the programme
 */
public record InAll(BigDecimal each, long number, BigDecimal money) {

    private static final BigDecimal ANY = new BigDecimal(100_000_000_000_000L);

    /** By number alone. */
    public static InAll number(long number) {
        return new InAll(BigDecimal.ZERO, number, ANY);
    }

    /** As the programme file limits it. */
    public static InAll of(VoucherTemplate template) {
        VoucherTemplate.Limit limit = template.limit();
        return new InAll(
                template.worth(),
                Objects.requireNonNullElse(limit.inTotal(), Long.MAX_VALUE),
                Objects.requireNonNullElse(limit.budget(), ANY));
    }
}
