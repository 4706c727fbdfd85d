package loyalty.cli;

import java.nio.file.Path;
import loyalty.local.keys.Keys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folder that a local run lives in: the option that every command shares, and what stands where in it. */
public final class DataFolder {
    @Option(names = "--data", paramLabel = "FOLDER", description = "Where the data live (default: .loyalty).")
    private @Nullable Path chosen;

    /** For picocli, which sets what was chosen. */
    public DataFolder() {}

    /** That folder. */
    public static DataFolder at(Path folder) {
        DataFolder data = new DataFolder();
        data.chosen = folder;
        return data;
    }

    /** The absolute path. */
    public Path path() {
        Path folder = chosen == null ? home().resolve(".loyalty") : chosen;
        return folder.toAbsolutePath().normalize();
    }

    /** The key pair of the run; made at the first start. */
    public Keys keys() {
        return new Keys(path().resolve("keys"));
    }

    /** The run on this folder; there must be one. */
    public RunningSystem running() {
        return RunningSystem.of(path());
    }

    /** Where the repository is. */
    public static Path home() {
        return Path.of(System.getProperty("loyalty.home", "")).toAbsolutePath();
    }
}
