package loyalty.tier.directory;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.Map;
import java.util.Set;

/**
 * A text as the directory compares it: without regard to case, accents, and the widths and ligatures of compatibility (NFKC
 * with case folding, Unicode 3.13), words parted by one blank. Letters with a stroke are their letter, as in the root
 * collation (UTS 10), and the dotless i is an i, so that what a language writes in capitals is found by what it does not.
 */
final class Folding {

    /** How many characters of a text count, which is as many as a mail address has at most. */
    static final int LENGTH_MAX = 254;

    private static final Normalizer2 CASELESS = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 APART = Normalizer2.getNFDInstance();
    private static final Normalizer2 TOGETHER = Normalizer2.getNFCInstance();

    /**
     * Combining classes of marks without which it would be another letter: vowel signs of scripts of India and South-East
     * Asia (0, 84, 91, 103, 118, 129, 130, 132), what takes a vowel away (9), and the voicing of kana (8).
     */
    private static final Set<Integer> LETTERS = Set.of(0, 8, 9, 84, 91, 103, 118, 129, 130, 132);

    private static final int TATWEEL = 'ـ';
    private static final int REPLACEMENT = 0xFFFD;
    private static final Map<Integer, String> STROKES = Map.ofEntries(
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"));

    private Folding() {}

    /** The whole text; empty when there is nothing in it but white space and accents. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        APART.normalize(CASELESS.normalize(text)).codePoints().forEach(c -> add(out, c));
        return TOGETHER.normalize(out).strip();
    }

    /** As much of a folded text as counts. */
    static String cut(String folded) {
        return folded.codePointCount(0, folded.length()) <= LENGTH_MAX
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, LENGTH_MAX)).strip();
    }

    private static void add(StringBuilder out, int c) {
        if (UCharacter.isUWhiteSpace(c)) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        } else if (UCharacter.getType(c) == UCharacter.SURROGATE) {
            out.appendCodePoint(REPLACEMENT);
        } else if (c != TATWEEL && !isAccent(c)) {
            String letters = STROKES.get(c);
            if (letters == null) {
                out.appendCodePoint(c);
            } else {
                out.append(letters);
            }
        }
    }

    private static boolean isAccent(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK && !LETTERS.contains(APART.getCombiningClass(c));
    }
}
