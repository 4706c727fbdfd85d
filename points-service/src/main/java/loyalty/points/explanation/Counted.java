package loyalty.points.explanation;

import loyalty.points.domain.Language;

/** Points with their number in words: one point, two points, as each language counts (Unicode CLDR, plural rules). */
final class Counted {

    private static final int HUNDRED = 100;
    private static final int FEW_FROM = 3;
    private static final int FEW_TO = 10;

    private Counted() {}

    /** So many points; a number below zero counts as without its sign. */
    static String points(Language language, long points) {
        return switch (language) {
            case EN -> points + (Math.abs(points) == 1 ? " point" : " points");
            case AR -> arabic(points);
            case KO -> points + "포인트";
        };
    }

    private static String arabic(long points) {
        long last = Math.abs(points) % HUNDRED;
        if (points == 1) {
            return "نقطة واحدة";
        }
        if (points == 2) {
            return "نقطتان";
        }
        return points + (last >= FEW_FROM && last <= FEW_TO ? " نقاط" : " نقطة");
    }
}
