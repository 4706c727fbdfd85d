package loyalty.journeys;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loyalty.journeys.Purse.Voucher;

/**
 * The programme that is played under.
 *
 * @param text the file
 * @param worth of one point, where points pay
 * @param codes that everybody may type in
 * @param tiersStay whether the file lets a tier stay, with what it gave, when goods are returned that it was reached by
 */
record Terms(String text, String currency, BigDecimal worth, List<String> codes, boolean tiersStay) {

    private static final Path PROGRAMMES = Path.of("..", "programmes");
    private static final String IN_MONEY = "points:\n  value: { points: 10, amount: \"1.00\" }\n";
    private static final Pattern CODE = Pattern.compile("\n    code: ([A-Za-z0-9-]+)");
    private static final String STRICT = "  ladder: club\n  returns: at-once\n";

    static Terms shipped(String file) throws IOException {
        String text = Files.readString(PROGRAMMES.resolve(file));
        String currency = text.replaceAll("(?s).*\ncurrency: ([A-Z]{3})\n.*", "$1");
        List<String> codes =
                CODE.matcher(text).results().map(found -> found.group(1)).toList();
        return new Terms(text, currency, BigDecimal.ZERO, codes, !text.contains("returns: at-once"));
    }

    /** The house programme as it is hardest to keep: points pay, and tiers go with the goods that they were reached by. */
    static Terms strictHouse() throws IOException {
        Terms house = shipped("house.yaml");
        String text = house.text
                .replace("version: " + house.version() + "\n", "version: " + house.version() + "-strict\n")
                .replace("\npoints:\n", "\n" + IN_MONEY)
                .replace("  ladder: club\n", STRICT);
        if (!text.contains(IN_MONEY) || !text.contains(STRICT)) {
            throw new IllegalStateException("house.yaml has another form now");
        }
        return new Terms(text, house.currency, new BigDecimal("0.10"), house.codes, false);
    }

    String version() {
        return text.replaceAll("(?s)(?:^|.*\n)version: ([A-Za-z0-9-]+)\n.*", "$1");
    }

    BigDecimal worth(long points) {
        return worth.multiply(BigDecimal.valueOf(points));
    }

    /** Bought for points, what everybody may type in, or given with a tier that stays. */
    boolean isForAnotherCause(Voucher voucher) {
        return Stream.of("exchange", "threshold", "code", "birthday").anyMatch(voucher::isFrom)
                || (tiersStay && voucher.isFrom("tier"));
    }
}
