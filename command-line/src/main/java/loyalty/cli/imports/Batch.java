package loyalty.cli.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines that follow each other and are handed in together.
 *
 * @param records of one kind, and unknown ones
 * @param lines how many lines of the file are done with them
 * @param fingerprint of those
 */
record Batch(List<Record> records, long lines, String fingerprint) {

    private static final int LINES_MAX = 2_000;
    private static final int BYTES_MAX = 4_000_000;

    /** Takes the next lines; none when there are no more. */
    static Batch from(Lines lines) throws IOException {
        List<Record> records = new ArrayList<>();
        Record.Kind kind = Record.Kind.UNKNOWN;
        int bytes = 0;
        Line line = lines.peek();
        while (line != null && records.size() < LINES_MAX && bytes < BYTES_MAX) {
            if (!line.isBlank()) {
                Record record = Record.of(line);
                if (record.kind() != Record.Kind.UNKNOWN) {
                    if (kind != Record.Kind.UNKNOWN && kind != record.kind()) {
                        break;
                    }
                    kind = record.kind();
                }
                records.add(record);
                bytes += line.bytes().length;
            }
            lines.take();
            line = lines.peek();
        }
        return new Batch(records, lines.taken(), lines.fingerprint());
    }

    /** What can be sent. */
    List<Record> known() {
        return records.stream()
                .filter(record -> record.kind() != Record.Kind.UNKNOWN)
                .toList();
    }
}
