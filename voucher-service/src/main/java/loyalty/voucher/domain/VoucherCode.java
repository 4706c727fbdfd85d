package loyalty.voucher.domain;

import java.text.Normalizer;
import java.util.Locale;

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

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** Minus, hyphen bullet, and what a Japanese keyboard gives for a hyphen: to Unicode they are no dashes. */
    private static final String MORE_DASHES = "\u2212\u2043\u30fc";

    private static final int CHARACTERS = 16;
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
        for (int i = CHARACTERS - 1; i >= 0; i--) {
            characters.append(
                    ALPHABET.charAt(bits.shiftRight(i * BITS_PER_CHARACTER).intValue() & LOWEST_BITS));
        }
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
        return plain.length() == CHARACTERS + 1
                && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && check(plain.substring(0, CHARACTERS)) == plain.charAt(CHARACTERS);
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
