package loyalty.points.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import loyalty.points.domain.earning.Earned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an order or an activity adds towards the tiers: money as text, anything else as a whole number. */
@Schema(name = "QualifyingAdded")
public record QualifyingView(String metric, Object added) {

    /** What was added, in the currency of the programme where it is money. */
    public static QualifyingView of(Earned.Qualifying qualifying, String currency) {
        BigDecimal added = qualifying.added();
        if (!qualifying.metric().equals("spend")) {
            return new QualifyingView(qualifying.metric(), added.longValueExact());
        }
        int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        return new QualifyingView(qualifying.metric(), added.setScale(decimals, RoundingMode.UNNECESSARY));
    }
}
