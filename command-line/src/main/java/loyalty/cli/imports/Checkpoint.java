package loyalty.cli.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a file up to which every line is done.
 *
 * @param lines how many
 * @param fingerprint of them, so that another file that begins alike is known to be as far
 * @param taken how many of them were taken
 * @param refused how many were refused; the others were blank
 * @param refusedBytes how long the file of the refused lines is
 */
record Checkpoint(long lines, String fingerprint, long taken, long refused, long refusedBytes) {

    /** Before the first line. */
    static final Checkpoint START = new Checkpoint(0, "", 0, 0, 0);

    private static final Pattern WORDS =
            Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18})");

    /** Reads what {@link #text} wrote; nothing if it is something else, such as the half of it. */
    static Optional<Checkpoint> of(String text) {
        Matcher words = WORDS.matcher(text);
        return words.matches()
                ? Optional.of(new Checkpoint(
                        Long.parseLong(words.group(1)),
                        words.group(2),
                        Long.parseLong(words.group(3)),
                        Long.parseLong(words.group(4)),
                        Long.parseLong(words.group(5))))
                : Optional.empty();
    }

    /** As it stands in a journal. */
    String text() {
        return lines + " " + fingerprint + " " + taken + " " + refused + " " + refusedBytes;
    }
}
