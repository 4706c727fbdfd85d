package loyalty.cli.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loyalty.cli.DataFolder;
import loyalty.local.StackException;

/**
 * How the services' processes are set up.
 *
 * @param kind what they are started for
 * @param home the checkout whose built services run
 */
record Tuning(Kind kind, Path home) {

    /** In megabytes; a heap grows when it has to, as the gateway's with thousands of streams. */
    private static final int HEAP_AT_FIRST = 160;

    /** What processes are started for. */
    enum Kind {
        /** To be there soon, on a machine that has much else to do. */
        LOCAL,
        /** To leave behind the caches of a fast start. */
        TRAINING,
        /** To be fast for long, as in production. */
        PRODUCTION
    }

    /** For this checkout. */
    static Tuning of(Kind kind) {
        return new Tuning(kind, DataFolder.home());
    }

    boolean isTraining() {
        return kind == Kind.TRAINING;
    }

    /** The command line of a service. */
    List<String> line(Service service) {
        Path application = home.resolve(service.name()).resolve("target/quarkus-app");
        Path jar = application.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException(service.name() + " is not built: " + jar + " is missing");
        }
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + Math.min(service.heapMegabytes(), HEAP_AT_FIRST) + "m",
                "-Xmx" + service.heapMegabytes() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (kind != Kind.PRODUCTION) {
            // On a few cores the optimising compiler takes from the first minutes more than it gives back.
            line.add("-XX:TieredStopAtLevel=1");
            line.addAll(cached(application.resolve("app.aot")));
        }
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }

    private List<String> cached(Path cache) {
        if (isTraining()) {
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
        return Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off,aot*=off,cds=off,cds*=off")
                : List.of();
    }
}
