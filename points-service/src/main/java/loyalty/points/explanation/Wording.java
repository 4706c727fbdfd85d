package loyalty.points.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import loyalty.events.PointsConverted;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import org.jspecify.annotations.Nullable;

/** Explains entries in words. */
final class Wording {

    private Wording() {}

    /** How an order or an activity earned what it earned: one rate in a sentence, several rules as a list. */
    static String earned(Language language, List<Explanation.RuleApplied> rules, long whole) {
        boolean byRateAlone =
                rules.isEmpty() || (rules.size() == 1 && rules.getFirst().rule().equals("earn"));
        String points = Counted.points(language, whole);
        if (!byRateAlone) {
            return switch (language) {
                case EN -> "%s earned: %s.".formatted(points, list(rules, ", "));
                case AR -> "تم كسب %s: %s.".formatted(points, list(rules, "، "));
                case KO -> "%s 적립: %s.".formatted(points, list(rules, ", "));
            };
        }
        String input = rules.isEmpty() ? "0" : rules.getFirst().input();
        String rate = rules.isEmpty() ? "0" : rules.getFirst().rate();
        return switch (language) {
            case EN -> "This purchase of %s earned %s at a rate of %s.".formatted(input, points, rate);
            case AR -> "كسبت عملية الشراء هذه بقيمة %s: %s بمعدل %s.".formatted(input, points, rate);
            case KO -> "%s 구매로 %s 적립(적립률 %s).".formatted(input, points, rate);
        };
    }

    /** Rules by the ids that the programme gives them, which need no language; a rate of one piece says nothing more. */
    private static String list(List<Explanation.RuleApplied> rules, String separator) {
        return rules.stream()
                .map(rule -> rule.input().equals("1")
                        ? "%s %+d".formatted(rule.rule(), rule.points())
                        : "%s %+d (%s × %s)".formatted(rule.rule(), rule.points(), rule.input(), rule.rate()))
                .collect(Collectors.joining(separator));
    }

    /** That points were taken over from an older system. */
    static String takenOver(Language language, long whole) {
        String points = Counted.points(language, whole);
        return switch (language) {
            case EN -> "%s taken over from an older system.".formatted(points);
            case AR -> "تم نقل %s من نظام سابق.".formatted(points);
            case KO -> "이전 시스템에서 %s 이전.".formatted(points);
        };
    }

    /** That support corrected the balance, and for which reason. */
    static String adjusted(Language language, long whole, String reason) {
        String points = Counted.points(language, whole);
        return switch (language) {
            case EN -> "Support corrected the balance by %s (%s).".formatted(points, reason);
            case AR -> "قام الدعم بتعديل الرصيد بمقدار %s (%s).".formatted(points, reason);
            case KO -> "고객지원에서 잔액을 %s 조정(%s).".formatted(points, reason);
        };
    }

    /** That points ended, and on which day. */
    static String expired(Language language, long whole, Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        String points = Counted.points(language, whole);
        return switch (language) {
            case EN -> "%s ended on %s.".formatted(points, day);
            case AR -> "انتهت صلاحية %s في %s.".formatted(points, day);
            case KO -> "%2$s에 %1$s 만료.".formatted(points, day);
        };
    }

    /** That points became something by themselves. */
    static String converted(Language language, long whole, String into) {
        String points = Counted.points(language, whole);
        boolean cash = into.equals(PointsConverted.STORE_CURRENCY);
        return switch (language) {
            case EN -> "%s became %s.".formatted(points, cash ? "store currency" : "a voucher");
            case AR -> "تم تحويل %s تلقائيًا إلى %s.".formatted(points, cash ? "رصيد متجر" : "قسيمة");
            case KO -> "%s 자동 전환: %s.".formatted(points, cash ? "스토어 머니" : "쿠폰");
        };
    }

    /** That points were spent, and for which order, if that is known. */
    static String redeemed(Language language, long whole, @Nullable String orderId) {
        String points = Counted.points(language, whole);
        if (orderId == null) {
            return switch (language) {
                case EN -> "%s spent.".formatted(points);
                case AR -> "تم استخدام %s.".formatted(points);
                case KO -> "%s 사용.".formatted(points);
            };
        }
        return switch (language) {
            case EN -> "%s spent on order %s.".formatted(points, orderId);
            case AR -> "تم استخدام %s في الطلب %s.".formatted(points, orderId);
            case KO -> "주문 %2$s에 %1$s 사용.".formatted(points, orderId);
        };
    }
}
