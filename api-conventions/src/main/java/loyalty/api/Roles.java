package loyalty.api;

/** The roles of {@code groups} in a token. */
public final class Roles {

    /** A till or another checkout system. */
    public static final String CHECKOUT = "checkout";
    /** A member, who sees only what is theirs. */
    public static final String MEMBER = "member";
    /** Support staff. */
    public static final String SUPPORT = "support";
    /** May all that support may, and approves. */
    public static final String SUPERVISOR = "supervisor";
    /** Changes the programme. */
    public static final String MARKETER = "marketer";
    /** Reads all, changes nothing. */
    public static final String AUDITOR = "auditor";
    /** Runs the system; may republish events. */
    public static final String OPERATOR = "operator";

    private Roles() {}
}
