package loyalty.programme.checks;

/**
 * Something wrong in a programme file.
 *
 * @param path where, as a JSON pointer such as {@code /tiers/steps/1/threshold}; empty for the whole file
 * @param line the line, from 1
 * @param message what, for a marketer
 */
public record Fault(String path, int line, String message) {

    /** The same fault at a line. */
    public Fault at(int where) {
        return new Fault(path, where, message);
    }

    @Override
    public String toString() {
        return "line " + line + (path.isEmpty() ? "" : ", " + path) + ": " + message;
    }
}
