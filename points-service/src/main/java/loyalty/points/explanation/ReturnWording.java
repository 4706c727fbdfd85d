package loyalty.points.explanation;

import loyalty.points.domain.Language;
import loyalty.points.domain.returns.Returned;

/** Explains returns in words. */
public final class ReturnWording {

    private ReturnWording() {}

    /** What a return did to the points of its order. */
    public static String returned(Language language, long earned, Returned returned) {
        StringBuilder text = new StringBuilder(taken(language, earned, returned.reversed()));
        if (returned.lapsed() > 0) {
            text.append(' ').append(lapsed(language, returned.lapsed()));
        }
        if (returned.owed() > 0) {
            text.append(' ').append(owed(language, returned.owed()));
        }
        if (returned.terms().restored() > 0) {
            text.append(' ').append(restored(language, returned.terms().restored()));
        }
        return text.toString();
    }

    private static String taken(Language language, long earned, long points) {
        return switch (language) {
            case EN -> "The order had earned %d points; %d of them are taken back.".formatted(earned, points);
            case AR -> "كسب الطلب %d نقطة؛ تم استرداد %d منها.".formatted(earned, points);
            case KO -> "주문으로 적립된 %d포인트 중 %d포인트가 회수되었습니다.".formatted(earned, points);
        };
    }

    private static String lapsed(Language language, long points) {
        return switch (language) {
            case EN -> "%d of these had expired already.".formatted(points);
            case AR -> "كانت صلاحية %d منها قد انتهت بالفعل.".formatted(points);
            case KO -> "그중 %d포인트는 이미 만료되었습니다.".formatted(points);
        };
    }

    private static String owed(Language language, long points) {
        return switch (language) {
            case EN -> "%d of these had been spent; the next points earned pay for them.".formatted(points);
            case AR -> "تم استخدام %d منها من قبل؛ ستُخصم من النقاط القادمة.".formatted(points);
            case KO -> "그중 %d포인트는 이미 사용되어 다음 적립 포인트에서 차감됩니다.".formatted(points);
        };
    }

    private static String restored(Language language, long points) {
        return switch (language) {
            case EN -> "%d points that had paid for it are back.".formatted(points);
            case AR -> "أُعيدت %d نقطة كانت قد استُخدمت في الدفع.".formatted(points);
            case KO -> "결제에 사용한 %d포인트를 돌려드렸습니다.".formatted(points);
        };
    }

    /** That points were taken back because goods came back. */
    public static String reversal(Language language, long points, String orderId) {
        return switch (language) {
            case EN -> "%d points were taken back because goods of order %s were returned.".formatted(points, orderId);
            case AR -> "تم استرداد %d نقطة بسبب إرجاع منتجات من الطلب %s.".formatted(points, orderId);
            case KO -> "주문 %2$s의 상품 반품으로 %1$d포인트가 회수되었습니다.".formatted(points, orderId);
        };
    }

    /** That points came back because goods came back for which they had paid. */
    public static String restoration(Language language, long points, String orderId) {
        return switch (language) {
            case EN -> "%d points spent on order %s came back because goods were returned.".formatted(points, orderId);
            case AR -> "أُعيدت %d نقطة استُخدمت في الطلب %s بسبب إرجاع منتجات.".formatted(points, orderId);
            case KO -> "주문 %2$s에 사용한 %1$d포인트가 반품으로 반환되었습니다.".formatted(points, orderId);
        };
    }
}
