package loyalty.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import loyalty.cli.DataFolder;
import loyalty.local.StackException;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import org.jspecify.annotations.Nullable;

/**
 * A programme file that was read before anything was started.
 *
 * @param file where it stands
 * @param programme what it says
 */
record Terms(Path file, Programme programme) {
    /** Reads the file, or the house programme; a faulty one is refused with every fault by line. */
    static Terms of(@Nullable Path chosen) {
        Path file = (chosen == null ? DataFolder.home().resolve("programmes/house.yaml") : chosen).toAbsolutePath();
        try {
            return switch (ProgrammeFile.read(Files.readString(file))) {
                case ProgrammeFile.Readable readable -> new Terms(file, readable.programme());
                case ProgrammeFile.Faulty faulty ->
                    throw new StackException("the programme " + file + " is faulty:\n"
                            + faulty.faults().stream()
                                    .map(fault -> "  " + fault)
                                    .collect(Collectors.joining("\n")));
            };
        } catch (IOException e) {
            throw new StackException("cannot read the programme " + file, e);
        }
    }
}
