package loyalty.cli.up;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loyalty.cli.DataFolder;
import loyalty.local.StackException;
import loyalty.local.process.Child;
import loyalty.local.process.Command;
import loyalty.local.process.Guard;

/**
 * One process of a service.
 *
 * @param service which
 * @param number from 1
 * @param port where it listens
 * @param managementPort where its health, metrics and OpenAPI are
 * @param training whether it writes the cache that makes later starts fast
 */
record Replica(Service service, int number, int port, int managementPort, boolean training) {
    /** How long a start may take. */
    static final Duration START = Duration.ofMinutes(2);

    String name() {
        return number == 1 ? service.name() : service.name() + "-" + number;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    Child start(Map<String, String> environment, Path folder, Guard guard) {
        Path logs = folder.resolve("logs");
        return Child.start(
                new Command(
                        name(),
                        line(),
                        environment,
                        logs.resolve(name() + ".log"),
                        folder.resolve("pids").resolve(name() + ".pid")),
                guard);
    }

    /** Waits until it says that it is ready. */
    void await(Child child, HttpClient http) {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(managementUrl() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        child.await(
                () -> {
                    try {
                        return http.send(ask, HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 200;
                    } catch (java.io.IOException notYet) {
                        return false;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                },
                START);
    }

    private List<String> line() {
        Path application = DataFolder.home().resolve(service.name()).resolve("target/quarkus-app");
        Path jar = application.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException(service.name() + " is not built: " + jar + " is missing");
        }
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + service.heapMegabytes() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // On a few cores the optimising compiler takes from the first minutes more than it gives back.
                "-XX:TieredStopAtLevel=1"));
        Path cache = application.resolve("app.aot");
        if (training) {
            line.add("-XX:AOTCacheOutput=" + cache);
        } else if (Files.exists(cache)) {
            line.add("-XX:AOTCache=" + cache);
            line.add("-Xlog:aot=off,aot*=off,cds=off,cds*=off");
        }
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }
}
