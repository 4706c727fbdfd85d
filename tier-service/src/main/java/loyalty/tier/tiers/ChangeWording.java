package loyalty.tier.tiers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import loyalty.programme.Programme;
import loyalty.tier.domain.TierChange;
import org.jspecify.annotations.Nullable;

/**
 * Why a tier changed, in words.
 *
 * @param languages of the reader, best first; English where none is one of ours
 */
record ChangeWording(Programme programme, List<String> languages) {

    private enum Language {
        EN,
        AR,
        KO
    }

    private Language language() {
        return languages.stream()
                .flatMap(code -> Arrays.stream(Language.values())
                        .filter(language -> language.name().equalsIgnoreCase(code)))
                .findFirst()
                .orElse(Language.EN);
    }

    /** @param activity whether what tipped the scale was an activity, not an order */
    String of(TierChange change, boolean activity) {
        String value = number(change.cause().value());
        String threshold = number(change.cause().threshold());
        String id = change.cause().id();
        return switch (change.cause().kind()) {
            case REACHED -> reached(id, activity, value, threshold);
            case RETURNED -> returned(id, value, threshold);
            case KEPT ->
                said(
                        "%s of %s needed were collected in time, so it was kept",
                        "جُمع %s من %s المطلوبة في الوقت المحدد، فتم الاحتفاظ بالمستوى",
                        "기간 내에 필요한 %2$s 중 %1$s을(를) 모아 등급이 유지되었습니다",
                        value,
                        threshold);
            case LAPSED ->
                said(
                        "it ended with %s collected, which is enough for %s",
                        "انتهى المستوى وقد جُمع %s، وهو ما يكفي للمستوى %s",
                        "%s을(를) 모은 채 기간이 끝나 %s 등급이 되었습니다",
                        value,
                        change.tier());
            case GRACE, GRANTED, ENDED, CORRECTED -> more(change, value, threshold);
        };
    }

    private String more(TierChange change, String value, String threshold) {
        String lastDay = lastDay(change.validUntil());
        return switch (change.cause().kind()) {
            case GRACE ->
                said(
                        "%s of %s needed were collected; it can still be kept until %s",
                        "جُمع %s من %s المطلوبة؛ ما زال بالإمكان الاحتفاظ بالمستوى حتى %s",
                        "필요한 %2$s 중 %1$s을(를) 모았습니다. %3$s까지 등급을 유지할 수 있습니다",
                        value,
                        threshold,
                        lastDay);
            case GRANTED ->
                said(
                        "given by support until %s (override %s)",
                        "منحه فريق الدعم حتى %s (الاستثناء %s)",
                        "고객지원이 %s까지 부여했습니다(예외 %s)",
                        lastDay,
                        String.valueOf(change.cause().id()));
            case ENDED -> said("what support gave has ended", "انتهى ما منحه فريق الدعم", "고객지원이 부여한 기간이 끝났습니다");
            default ->
                said(
                        "late news took back what was thought to have happened",
                        "ألغت معلومات متأخرة ما كان معتقدًا",
                        "늦게 도착한 정보로 이전 기록이 정정되었습니다");
        };
    }

    private String reached(@Nullable String id, boolean activity, String value, String threshold) {
        if (id == null) {
            return said(
                    "the year brought %s of %s needed",
                    "جلبت السنة %s من %s المطلوبة", "한 해 동안 필요한 %2$s 중 %1$s을(를) 모았습니다", value, threshold);
        }
        return activity
                ? said(
                        "activity %s brought %s of %s needed",
                        "جلب النشاط %s ما مجموعه %s من %s المطلوبة",
                        "활동 %s(으)로 필요한 %3$s 중 %2$s을(를) 모았습니다",
                        id,
                        value,
                        threshold)
                : said(
                        "order %s brought %s of %s needed",
                        "جلب الطلب %s ما مجموعه %s من %s المطلوبة",
                        "주문 %s(으)로 필요한 %3$s 중 %2$s을(를) 모았습니다",
                        id,
                        value,
                        threshold);
    }

    private String returned(@Nullable String id, String value, String threshold) {
        return id == null
                ? said(
                        "what came back left %s of %s needed",
                        "ما أُعيد ترك %s من %s المطلوبة", "반품 후 필요한 %2$s 중 %1$s이(가) 남았습니다", value, threshold)
                : said(
                        "a return of order %s left %s of %s needed",
                        "إرجاع من الطلب %s ترك %s من %s المطلوبة",
                        "주문 %s의 반품 후 필요한 %3$s 중 %2$s이(가) 남았습니다",
                        id,
                        value,
                        threshold);
    }

    private String said(String english, String arabic, String korean, Object... values) {
        String pattern = switch (language()) {
            case EN -> english;
            case AR -> arabic;
            case KO -> korean;
        };
        return pattern.formatted(values);
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
