package loyalty.points.account;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import org.jspecify.annotations.Nullable;

/** Explains entries in words. */
final class Wording {

    private Wording() {}

    /** How an order earned what it earned. */
    static String earned(Language language, List<Explanation.RuleApplied> rules, long points) {
        String input = rules.isEmpty() ? "0" : rules.getFirst().input();
        String rate = rules.isEmpty() ? "0" : rules.getFirst().rate();
        return switch (language) {
            case EN -> "This purchase of %s earned %d points at a rate of %s.".formatted(input, points, rate);
            case AR -> "كسبت عملية الشراء هذه بقيمة %s عدد %d نقطة بمعدل %s.".formatted(input, points, rate);
            case KO -> "%s 구매로 %d포인트가 적립되었습니다(적립률 %s).".formatted(input, points, rate);
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

    /** What has no words of its own yet. */
    static String changed(Language language, long points) {
        return switch (language) {
            case EN -> "The balance changed by %d points.".formatted(points);
            case AR -> "تغيّر الرصيد بمقدار %d نقطة.".formatted(points);
            case KO -> "잔액이 %d포인트 변경되었습니다.".formatted(points);
        };
    }
}
