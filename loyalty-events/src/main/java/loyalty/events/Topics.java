package loyalty.events;

/** The topics of the bus. */
public final class Topics {

    /** Everything that happens to members, keyed by pseudonym: one member's events are in one partition, in order. */
    public static final String MEMBERS = "loyalty.members";

    /** The programme versions, keyed by version, compacted. */
    public static final String PROGRAMMES = "loyalty.programmes";

    /** What a consumer could not process, with its cause in the headers. */
    public static final String DEAD_LETTERS = "loyalty.dead-letters";

    private Topics() {}
}
