package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of a basket's lines, by which an order is known to have the lines of the redemptions that it names
 * (api.md, 3: one order, one basket). Equal for lines that are equal after defaults, whatever their order; the channel is
 * not part of it.
 */
public final class BasketPrint {

    private static final int ABSENT = -1;

    private BasketPrint() {}

    /**
     * SHA-256 over id, sku, category, kind, quantity, unit price and discount of each line, by line id; each value as text
     * in UTF-8 with its length before it, amounts with the decimals of the currency.
     *
     * @return 32 bytes
     * @throws ArithmeticException when an amount has more decimals than the currency
     */
    public static byte[] of(Basket basket) {
        MessageDigest digest = sha256();
        basket.lines().stream().sorted(Comparator.comparing(Basket.Line::id)).forEach(line -> {
            add(digest, line.id());
            add(digest, line.sku());
            add(digest, line.category());
            add(digest, line.kind());
            add(digest, Long.toString(line.quantity()));
            add(digest, amount(line.unitPrice(), basket.decimals()));
            add(digest, amount(line.discount(), basket.decimals()));
        });
        return digest.digest();
    }

    private static String amount(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static void add(MessageDigest digest, @Nullable String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(value == null ? ABSENT : bytes.length)
                .flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
