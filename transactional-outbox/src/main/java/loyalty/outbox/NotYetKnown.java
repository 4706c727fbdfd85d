package loyalty.outbox;

/** What an event builds on, such as a programme version, has not arrived yet. The event waits. */
public class NotYetKnown extends RuntimeException {

    /** @param what what is missing */
    public NotYetKnown(String what) {
        super(what);
    }
}
