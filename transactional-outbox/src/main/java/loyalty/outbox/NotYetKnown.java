package loyalty.outbox;

/** What an event builds on, such as a programme version, has not arrived yet. The event waits, and its member's later ones. */
public class NotYetKnown extends RuntimeException {

    private static final int WORDS_MAX = 200;

    private final String what;

    /** @param what what is missing, in a few words that are the same for everybody who waits for it */
    public NotYetKnown(String what) {
        super(what);
        this.what = what.substring(0, Math.min(what.length(), WORDS_MAX));
    }

    /** What is missing, in 200 characters at most. */
    public String what() {
        return what;
    }
}
