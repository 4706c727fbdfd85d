package loyalty.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import loyalty.cli.DataFolder;
import loyalty.local.Folders;
import loyalty.local.StackException;
import picocli.CommandLine.Command;

/**
 * Runs the system once in a folder of its own, so that each service leaves behind a cache of what it loads and compiles
 * at its start. Part of the build; without the caches everything works, more slowly at the start.
 */
@Command(name = "train", hidden = true, description = "Make the caches for a fast start.")
public final class Train implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("loyalty-train");
        DataFolder data = DataFolder.at(folder);
        Options options = new Options();
        options.port = 0;
        LocalSystem system =
                new LocalSystem(data, Terms.of(null), options, Tuning.of(Tuning.Kind.TRAINING), System.out);
        try {
            Rehearsal.run(system.start(), data);
            return 0;
        } catch (StackException failed) {
            System.err.println("no caches for a fast start: " + failed.getMessage());
            return 1;
        } finally {
            system.stop();
            Folders.delete(folder);
        }
    }
}
