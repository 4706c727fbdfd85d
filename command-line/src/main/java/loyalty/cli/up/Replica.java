package loyalty.cli.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
 * @param tuning how its process is set up
 */
record Replica(Service service, int number, int port, int managementPort, Tuning tuning) {
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
                        tuning.line(service),
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
                    } catch (IOException notYet) {
                        return false;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                },
                START);
    }
}
