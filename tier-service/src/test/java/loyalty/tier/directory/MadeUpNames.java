package loyalty.tier.directory;

import java.util.Locale;
import java.util.Random;

/** Names as a country has them: some are many people's, most are few people's, some are in other scripts or have accents. */
final class MadeUpNames {

    private static final int FIRST_NAMES = 2_000;
    private static final int LAST_NAMES = 40_000;
    private static final int SKEW = 3;
    private static final String[] LATIN = {
        "ma", "ri", "jo", "hn", "an", "na", "el", "da", "vi", "so", "ka", "te", "lu", "pe", "be", "né", "gö", "ši",
        "ro", "smi"
    };
    private static final String[] HANGUL = {"김", "이", "박", "최", "민", "수", "지", "영", "현", "준"};
    private static final String[] ARABIC = {"مح", "مد", "عل", "ي", "حس", "ن", "خا", "لد", "نو", "ر"};

    private final Random random = new Random(7);

    String next() {
        String first = name(skewed(FIRST_NAMES), 1);
        String middle = random.nextInt(6) == 0 ? " " + name(skewed(FIRST_NAMES), 1) : "";
        return first + middle + " " + name(skewed(LAST_NAMES), 2);
    }

    /** A small number far more often than a large one. */
    private int skewed(int bound) {
        return (int) (bound * Math.pow(random.nextDouble(), SKEW));
    }

    private static String name(int number, int more) {
        String[] syllables = switch (number % 12) {
            case 10 -> HANGUL;
            case 11 -> ARABIC;
            default -> LATIN;
        };
        StringBuilder name = new StringBuilder();
        for (int rest = number + 17; rest > 0; rest /= syllables.length) {
            name.append(syllables[rest % syllables.length]);
        }
        name.append(syllables[(number * 7 + more) % syllables.length]);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
