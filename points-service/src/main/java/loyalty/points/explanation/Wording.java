package loyalty.points.explanation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import loyalty.points.domain.conversion.Conversion;
import org.jspecify.annotations.Nullable;

/** Explains entries in words. */
final class Wording {

    private Wording() {}

    /** How an order or an activity earned what it earned: one rate in a sentence, several rules as a list. */
    static String earned(Language language, List<Explanation.RuleApplied> rules, long points) {
        boolean byRateAlone =
                rules.isEmpty() || (rules.size() == 1 && rules.getFirst().rule().equals("earn"));
        if (!byRateAlone) {
            return switch (language) {
                case EN -> "%d points were earned: %s.".formatted(points, list(rules, ", "));
                case AR -> "تم كسب %d نقطة: %s.".formatted(points, list(rules, "، "));
                case KO -> "%d포인트가 적립되었습니다: %s.".formatted(points, list(rules, ", "));
            };
        }
        String input = rules.isEmpty() ? "0" : rules.getFirst().input();
        String rate = rules.isEmpty() ? "0" : rules.getFirst().rate();
        return switch (language) {
            case EN -> "This purchase of %s earned %d points at a rate of %s.".formatted(input, points, rate);
            case AR -> "كسبت عملية الشراء هذه بقيمة %s عدد %d نقطة بمعدل %s.".formatted(input, points, rate);
            case KO -> "%s 구매로 %d포인트가 적립되었습니다(적립률 %s).".formatted(input, points, rate);
        };
    }

    /** Rules by the ids that the programme gives them, which need no language. */
    private static String list(List<Explanation.RuleApplied> rules, String separator) {
        return rules.stream()
                .map(rule -> "%s %+d (%s × %s)".formatted(rule.rule(), rule.points(), rule.input(), rule.rate()))
                .collect(Collectors.joining(separator));
    }

    /** That points were taken over from an older system. */
    static String takenOver(Language language, long points) {
        return switch (language) {
            case EN -> "%d points were taken over from an older system.".formatted(points);
            case AR -> "تم نقل %d نقطة من نظام سابق.".formatted(points);
            case KO -> "이전 시스템에서 %d포인트를 이전했습니다.".formatted(points);
        };
    }

    /** That support corrected the balance, and for which reason. */
    static String adjusted(Language language, long points, String reason) {
        return switch (language) {
            case EN -> "Support corrected the balance by %d points (%s).".formatted(points, reason);
            case AR -> "قام الدعم بتعديل الرصيد بمقدار %d نقطة (%s).".formatted(points, reason);
            case KO -> "고객지원에서 잔액을 %d포인트 조정했습니다(%s).".formatted(points, reason);
        };
    }

    /** That points ended, and on which day. */
    static String expired(Language language, long points, java.time.Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return switch (language) {
            case EN -> "%d points reached the end of their life on %s.".formatted(points, day);
            case AR -> "انتهت صلاحية %d نقطة في %s.".formatted(points, day);
            case KO -> "%2$s에 %1$d포인트가 만료되었습니다.".formatted(points, day);
        };
    }

    /** That points became something by themselves. */
    static String converted(Language language, long points, String into) {
        if (into.equals(Conversion.STORE_CURRENCY)) {
            return switch (language) {
                case EN -> "%d points became store currency by themselves.".formatted(points);
                case AR -> "تحولت %d نقطة تلقائيًا إلى رصيد متجر.".formatted(points);
                case KO -> "%d포인트가 스토어 머니로 자동 전환되었습니다.".formatted(points);
            };
        }
        return switch (language) {
            case EN -> "%d points became a voucher by themselves.".formatted(points);
            case AR -> "تحولت %d نقطة تلقائيًا إلى قسيمة.".formatted(points);
            case KO -> "%d포인트가 쿠폰으로 자동 전환되었습니다.".formatted(points);
        };
    }

    /** That points were spent, and for which order, if that is known. */
    static String redeemed(Language language, long points, @Nullable String orderId) {
        if (orderId == null) {
            return switch (language) {
                case EN -> "%d points were spent.".formatted(points);
                case AR -> "تم استخدام %d نقطة.".formatted(points);
                case KO -> "%d포인트를 사용했습니다.".formatted(points);
            };
        }
        return switch (language) {
            case EN -> "%d points were spent on order %s.".formatted(points, orderId);
            case AR -> "تم استخدام %d نقطة في الطلب %s.".formatted(points, orderId);
            case KO -> "주문 %2$s에 %1$d포인트를 사용했습니다.".formatted(points, orderId);
        };
    }
}
