package loyalty.cli.up;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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

    private static final ObjectMapper JSON = new ObjectMapper();

    String name() {
        return number == 1 ? service.name() : service.name() + "-" + number;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    /** What its readiness calls it, and no process of another run. */
    private String instance() {
        return name() + "@" + ProcessHandle.current().pid();
    }

    Child start(Map<String, String> given, Path folder, Guard guard) {
        Path logs = folder.resolve("logs");
        Map<String, String> environment = new HashMap<>(given);
        environment.put("LOYALTY_INSTANCE", instance());
        return Child.start(
                new Command(
                        name(),
                        tuning.line(service),
                        environment,
                        logs.resolve(name() + ".log"),
                        folder.resolve("pids").resolve(name() + ".pid")),
                guard);
    }

    /** Waits until it says that it is ready; that another process which has taken its port is ready means nothing. */
    void await(Child child, HttpClient http) {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(managementUrl() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        child.await(
                () -> {
                    try {
                        HttpResponse<String> answer = http.send(ask, HttpResponse.BodyHandlers.ofString());
                        return answer.statusCode() == 200 && isOf(instance(), answer.body());
                    } catch (IOException notYet) {
                        return false;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                },
                START);
    }

    /** Whether a readiness is that of an instance; those of older builds do not say. */
    static boolean isOf(String instance, String readiness) {
        try {
            for (JsonNode check : JSON.readTree(readiness).path("checks")) {
                if (check.path("name").asText().equals("instance")) {
                    return check.path("data").path("name").asText().equals(instance);
                }
            }
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
