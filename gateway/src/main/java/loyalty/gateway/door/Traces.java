package loyalty.gateway.door;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * W3C traces: one begins here when the caller brought none, and is not sampled; a caller who asks for it finds their
 * trace in the log of everybody whom the request reaches, over the bus too.
 */
final class Traces {

    static final String HEADER = "traceparent";

    private static final int ID_BEGINS = 3;
    private static final int ID_ENDS = 35;

    private Traces() {}

    static String begin() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }

    /** The trace's id, for a log; a dash when this is none. */
    static String id(String traceparent) {
        return traceparent.length() > ID_ENDS ? traceparent.substring(ID_BEGINS, ID_ENDS) : "-";
    }
}
