package loyalty.programme.earning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.RoundingMode;

/** How a fraction of a point is rounded. */
public enum Rounding {
    /** Down. */
    @JsonProperty("floor")
    FLOOR("floor", RoundingMode.FLOOR),
    /** To the nearest, a half up. */
    @JsonProperty("half-up")
    HALF_UP("half-up", RoundingMode.HALF_UP),
    /** Down, and the fraction is kept for the member's next order. */
    @JsonProperty("carry")
    CARRY("carry", RoundingMode.FLOOR);

    private final String word;
    private final RoundingMode mode;

    Rounding(String word, RoundingMode mode) {
        this.word = word;
        this.mode = mode;
    }

    /** The word of the file. */
    public String word() {
        return word;
    }

    /** What it means in arithmetic. */
    public RoundingMode mode() {
        return mode;
    }
}
