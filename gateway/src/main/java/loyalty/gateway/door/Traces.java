package loyalty.gateway.door;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** W3C traces: one begins here when the caller brought none. */
final class Traces {

    static final String HEADER = "traceparent";

    private Traces() {}

    static String begin() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-01";
    }
}
