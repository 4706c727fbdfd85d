package loyalty.points.offenders;

import java.util.Arrays;

/** Compares by itself, as its neighbour does. */
class SpendingAgain {

    boolean isSame(byte[] first, byte[] again) {
        return Arrays.equals(first, again);
    }
}
