package loyalty.points.domain.earning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a line of an order sells. Programmes name the kinds that earn. */
public enum LineKind {
    GOODS,
    GIFT_CARD,
    SHIPPING,
    TAX,
    FEE;

    /** The word for it in the API, in events and in programmes, such as {@code gift-card}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this word, if there is one. */
    public static Optional<LineKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
