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

    private static String taken(Language language, long earned, long taken) {
        String points = Counted.points(language, earned);
        String back = Counted.points(language, taken);
        return switch (language) {
            case EN -> "The order had earned %s; taken back: %s.".formatted(points, back);
            case AR -> "كسب الطلب: %s؛ تم استرداد %s.".formatted(points, back);
            case KO -> "주문 적립 %s, 회수 %s.".formatted(points, back);
        };
    }

    private static String lapsed(Language language, long whole) {
        String points = Counted.points(language, whole);
        return switch (language) {
            case EN -> "Of these %s had ended already.".formatted(points);
            case AR -> "انتهت من قبل صلاحية %s منها.".formatted(points);
            case KO -> "그중 %s 이미 만료.".formatted(points);
        };
    }

    private static String owed(Language language, long whole) {
        String points = Counted.points(language, whole);
        return switch (language) {
            case EN -> "Of these %s had been spent; the next points earned pay for that.".formatted(points);
            case AR -> "تم من قبل استخدام %s منها؛ ويُخصم ذلك من النقاط القادمة.".formatted(points);
            case KO -> "그중 %s 이미 사용, 다음 적립 포인트에서 차감.".formatted(points);
        };
    }

    private static String restored(Language language, long whole) {
        String points = Counted.points(language, whole);
        return switch (language) {
            case EN -> "Back of what had paid for it: %s.".formatted(points);
            case AR -> "مما استُخدم في الدفع أُعيد: %s.".formatted(points);
            case KO -> "결제에 사용한 %s 반환.".formatted(points);
        };
    }

    /** That points were taken back because goods came back. */
    public static String reversal(Language language, long whole, String orderId) {
        String points = Counted.points(language, whole);
        return switch (language) {
            case EN -> "%s taken back because goods of order %s were returned.".formatted(points, orderId);
            case AR -> "تم استرداد %s بسبب إرجاع منتجات من الطلب %s.".formatted(points, orderId);
            case KO -> "주문 %2$s의 상품 반품으로 %1$s 회수.".formatted(points, orderId);
        };
    }

    /** That points came back because goods came back for which they had paid. */
    public static String restoration(Language language, long whole, String orderId) {
        String points = Counted.points(language, whole);
        return switch (language) {
            case EN -> "%s spent on order %s came back because goods were returned.".formatted(points, orderId);
            case AR -> "بسبب إرجاع منتجات أُعيد مما استُخدم في الطلب %2$s: %1$s.".formatted(points, orderId);
            case KO -> "주문 %2$s에 사용한 %1$s 반품으로 반환.".formatted(points, orderId);
        };
    }
}
