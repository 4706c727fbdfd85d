package loyalty.voucher.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A code that people read out and type in: 80 bits, in an alphabet without the letters and digits that are taken for
 * each other, and a check character that catches every single mistyped one and nearly every pair that was turned round
 * (Luhn's method over 32 characters).
 *
 * @param text seventeen characters in groups, such as {@code ABCD-EFGH-JKLM-NPQR-S}
 */
public record VoucherCode(String text) {

    /** How many random bytes a code is made of. */
    public static final int BYTES = 10;

    /** How many symbols a code has before its check character. */
    public static final int SYMBOLS = 16;

    /** How many different symbols there are. */
    public static final int RADIX = 32;

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** Minus, hyphen bullet, and what a Japanese keyboard gives for a hyphen: to Unicode they are no dashes. */
    private static final String MORE_DASHES = "\u2212\u2043\u30fc";

    private static final int GROUP = 4;
    private static final int BITS_PER_CHARACTER = 5;
    private static final int LOWEST_BITS = 31;

    /** The code that ten random bytes spell. */
    public static VoucherCode of(byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException("a code is made of " + BYTES + " bytes");
        }
        java.math.BigInteger bits = new java.math.BigInteger(1, random);
        StringBuilder characters = new StringBuilder();
        for (int i = SYMBOLS - 1; i >= 0; i--) {
            characters.append(
                    ALPHABET.charAt(bits.shiftRight(i * BITS_PER_CHARACTER).intValue() & LOWEST_BITS));
        }
        return checked(characters);
    }

    /** The code of sixteen symbols, each from 0 to 31. */
    public static VoucherCode ofSymbols(byte[] symbols) {
        if (symbols.length != SYMBOLS) {
            throw new IllegalArgumentException("a code has " + SYMBOLS + " symbols");
        }
        StringBuilder characters = new StringBuilder();
        for (byte symbol : symbols) {
            characters.append(ALPHABET.charAt(symbol));
        }
        return checked(characters);
    }

    /** The symbols of what somebody typed, each from 0 to 31; nothing where it can be no code. */
    public static Optional<byte[]> symbols(String typed) {
        if (!isWellFormed(typed)) {
            return Optional.empty();
        }
        String plain = plain(typed);
        byte[] symbols = new byte[SYMBOLS];
        for (int i = 0; i < SYMBOLS; i++) {
            symbols[i] = (byte) ALPHABET.indexOf(plain.charAt(i));
        }
        return Optional.of(symbols);
    }

    private static VoucherCode checked(StringBuilder characters) {
        characters.append(check(characters));
        return new VoucherCode(grouped(characters));
    }

    /**
     * The characters alone, upper case: what is hashed, however it was typed or pasted. White space, dashes and invisible
     * marks of any kind do not matter, nor whether letters and digits are wide.
     */
    public static String plain(String typed) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !isBetween(c))
                .forEach(plain::appendCodePoint);
        return plain.toString().toUpperCase(Locale.ROOT);
    }

    /** Whether it stands between the characters of a code, or cannot be seen, and means nothing. */
    private static boolean isBetween(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT
                || MORE_DASHES.indexOf(c) >= 0;
    }

    /** Whether what somebody typed can be a code at all. */
    public static boolean isWellFormed(String typed) {
        String plain = plain(typed);
        return plain.length() == SYMBOLS + 1
                && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && check(plain.substring(0, SYMBOLS)) == plain.charAt(SYMBOLS);
    }

    private static char check(CharSequence characters) {
        int sum = 0;
        int factor = 2;
        for (int i = characters.length() - 1; i >= 0; i--) {
            int addend = ALPHABET.indexOf(characters.charAt(i)) * factor;
            sum += addend / ALPHABET.length() + addend % ALPHABET.length();
            factor = factor == 2 ? 1 : 2;
        }
        return ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
    }

    private static String grouped(CharSequence characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters.length(); i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(characters.charAt(i));
        }
        return text.toString();
    }

    /** Says nothing, so that a code never stands in a log. */
    @Override
    public String toString() {
        return "a voucher code";
    }
}
