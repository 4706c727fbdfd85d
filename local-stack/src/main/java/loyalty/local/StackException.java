package loyalty.local;

/** Something that is needed to run locally is missing, taken or broken; the message is one line for a person. */
public final class StackException extends RuntimeException {
    /** The line says what is wrong and, where it can, what to do. */
    public StackException(String line) {
        super(line);
    }

    /** As above, with the technical cause for the log. */
    public StackException(String line, Throwable cause) {
        super(line, cause);
    }
}
