package loyalty.tier.tiers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loyalty.api.texts.Texts;
import loyalty.programme.Programme;
import loyalty.tier.domain.TierChange;
import org.jspecify.annotations.Nullable;

/**
 * Why a tier changed, in the words of {@code texts/tier}.
 *
 * @param languages of the reader, best first; English where none is spoken
 */
record ChangeWording(Programme programme, List<String> languages) {

    private static final Texts TEXTS = Texts.of(ChangeWording.class, "tier");

    /** @param activity whether what tipped the scale was an activity, not an order */
    String of(TierChange change, boolean activity) {
        TierChange.Cause cause = change.cause();
        String id = cause.id();
        Map<String, String> values = Map.of(
                "value", number(cause.value()),
                "threshold", number(cause.threshold()),
                "tier", change.tier(),
                "day", lastDay(change.validUntil()),
                "id", id == null ? "" : id);
        return TEXTS.say(TEXTS.firstOf(languages), key(cause.kind(), id != null, activity), values);
    }

    private static String key(TierChange.Kind kind, boolean byAnEvent, boolean activity) {
        return switch (kind) {
            case REACHED -> byAnEvent ? (activity ? "reached.activity" : "reached.order") : "reached.year";
            case RETURNED -> byAnEvent ? "returned.order" : "returned";
            case KEPT -> "kept";
            case LAPSED -> "lapsed";
            case GRACE -> "grace";
            case GRANTED -> "granted";
            case ENDED -> "ended";
            case CORRECTED -> "corrected";
        };
    }

    private String lastDay(@Nullable Instant until) {
        return until == null
                ? "…"
                : LocalDate.ofInstant(until.minusNanos(1), programme.timeZone()).toString();
    }

    private String number(BigDecimal value) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        int decimals = whole ? 0 : programme.amountDecimals();
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(decimals);
        return format.format(value.setScale(decimals, RoundingMode.FLOOR));
    }
}
