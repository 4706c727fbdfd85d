package loyalty.points.posting;

/** A batch was begun by the programme versions that this process knew, and there are others. It begins again with these. */
final class StaleRules extends RuntimeException {

    StaleRules() {
        super("another programme version was published", null, false, false);
    }
}
