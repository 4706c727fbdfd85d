package loyalty.api;

/** What tells a caller that the answer is that of an earlier, equal request. */
public final class Replays {

    /** The header; its value is {@code true}. */
    public static final String HEADER = "Idempotent-Replayed";

    private Replays() {}
}
