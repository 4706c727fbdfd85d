package loyalty.cli.up;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code up} can be told. */
final class Options {
    @Option(
            names = "--programme",
            paramLabel = "FILE",
            description = "The programme of a new folder (default: programmes/house.yaml).")
    @Nullable
    Path programme;

    @Option(names = "--port", paramLabel = "N", description = "The gateway's port (default: 8080; 0: a free one).")
    int port = 8080;

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            description = "Let business time stand still there, such as 2026-03-01T00:00:00Z.")
    @Nullable
    Instant clock;

    @Option(names = "--replicas", paramLabel = "N", description = "Processes of each service (default: 1).")
    int replicas = 1;
}
