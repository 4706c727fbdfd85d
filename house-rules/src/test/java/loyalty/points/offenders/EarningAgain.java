package loyalty.points.offenders;

import java.security.MessageDigest;
import loyalty.points.otherroom.Feature;

/** Breaks the rules on constructors and on features; compares by itself, as its neighbour does. */
class EarningAgain {

    private final String asked;

    EarningAgain(Feature a, String b, String c, String d, String e, String f, String g, String h) {
        this.asked = a + b + c + d + e + f + g + h;
    }

    boolean isSame(byte[] first, byte[] again) {
        return MessageDigest.isEqual(first, again) && !asked.isEmpty();
    }
}
