package loyalty.journeys;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.local.Folders;
import org.jspecify.annotations.Nullable;

/** The whole system, started as a newcomer starts it: {@code ./loyalty up} on an empty folder. */
final class RunningSystem implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final HttpClient PROBES = HttpClient.newHttpClient();

    private static @Nullable RunningSystem shared;

    private final Path folder;
    private final int port;
    private final Process up;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private RunningSystem(Path folder, int port, Process up) {
        this.folder = folder;
        this.port = port;
        this.up = up;
    }

    /** One system for all journeys that leave it as they found it; it ends with this process. */
    static synchronized RunningSystem shared() throws IOException {
        if (shared == null) {
            Path folder = Files.createTempDirectory("loyalty-journeys");
            RunningSystem started = startedOn(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.up.destroy();
                started.up.onExit().join();
                Folders.delete(folder);
            }));
            shared = started;
        }
        return shared;
    }

    /** Starts a system of its own on the folder and waits until its gateway says that all is ready. */
    static RunningSystem startedOn(Path folder, String... options) throws IOException {
        int port = freePort();
        List<String> words =
                new ArrayList<>(List.of("up", "--data", folder.toString(), "--port", String.valueOf(port)));
        words.addAll(List.of(options));
        Process up = loyalty(folder.resolve("up.txt"), words.toArray(String[]::new));
        RunningSystem system = new RunningSystem(folder, port, up);
        Runtime.getRuntime().addShutdownHook(new Thread(up::destroy));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(system::isReadyOrDead);
        if (!up.isAlive()) {
            throw new IllegalStateException("up ended: " + Files.readString(folder.resolve("up.txt")));
        }
        return system;
    }

    private boolean isReadyOrDead() {
        try {
            return !up.isAlive() || get("/q/health/ready", "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a process says on its management port that it can do its work. */
    static boolean isReady(String managementUrl) throws IOException {
        try {
            var ask = HttpRequest.newBuilder(URI.create(managementUrl + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return PROBES.send(ask, BodyHandlers.discarding()).statusCode() == 200;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token as {@code ./loyalty token} prints it. */
    String token(String role, String subject) {
        return run("token", role, "--sub", subject).trim();
    }

    /** Runs a command of {@code ./loyalty} on this system and returns what it printed; it must end well. */
    String run(String... command) {
        Outcome outcome = attempt(command);
        if (outcome.code() != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " ended with " + outcome.code() + ": " + outcome.text());
        }
        return outcome.text();
    }

    /** Runs a command of {@code ./loyalty} on this system. */
    Outcome attempt(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--data", folder.toString()));
        return attempt(folder, words.toArray(String[]::new));
    }

    /** Runs a command of {@code ./loyalty}, its output in a file of the folder. */
    static Outcome attempt(Path folder, String... command) {
        try {
            Path out = Files.createTempFile(folder, command[0], ".txt");
            Process process = loyalty(out, command);
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Outcome(process.waitFor(), Files.readString(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a command of {@code ./loyalty} on this system, its output in a file. */
    Process begin(Path out, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--data", folder.toString()));
        return loyalty(out, words.toArray(String[]::new));
    }

    HttpResponse<String> get(String path, String token) throws IOException {
        return send(request(path, token).GET());
    }

    HttpResponse<String> put(String path, String token, String body) throws IOException {
        return put(path, token, body, "00-" + "0".repeat(31) + "1-0000000000000001-00");
    }

    HttpResponse<String> put(String path, String token, String body, String traceparent) throws IOException {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("traceparent", traceparent)
                .PUT(BodyPublishers.ofString(body)));
    }

    /** Publishes a version of the programme, written as marketers do; in force from now on. */
    HttpResponse<String> publish(String version, String token, String yaml) throws IOException {
        return send(request("/v1/programme/versions/" + version, token)
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(yaml)));
    }

    HttpResponse<String> patch(String path, String token, String body) throws IOException {
        return send(request(path, token)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String token, String body) throws IOException {
        return send(
                request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** Sets the dev clock; answers when all that fell due on the way has happened. */
    HttpResponse<String> clock(Instant now) throws IOException {
        return send(request("/dev/clock", "")
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"now\": \"" + now + "\"}")));
    }

    HttpResponse<String> bulk(String path, String token, String lines) throws IOException {
        return send(request(path, token)
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)));
    }

    /** Enrols {@code name-0} and so on, and waits until each has the voucher that the house welcomes its members with. */
    void enrol(String token, String name, int members) throws IOException, SQLException {
        long before = welcomed();
        String profiles = IntStream.range(0, members)
                .mapToObj(i -> "{\"memberId\": \"" + name + "-" + i + "\"}")
                .collect(Collectors.joining("\n"));
        HttpResponse<String> answer = bulk("/v1/members", token, profiles);
        if (answer.body()
                        .lines()
                        .filter(line -> line.contains("\"status\":201"))
                        .count()
                != members) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        await().atMost(PATIENCE).until(() -> welcomed() == before + members);
    }

    private long welcomed() throws IOException, SQLException {
        return query("select 'welcomed', count(*) from voucher.voucher where cause like 'enrolment%'")
                .getOrDefault("welcomed", 0L);
    }

    /** The JSON that a GET answers. */
    JsonNode read(String path, String token) throws IOException {
        return JSON.readTree(get(path, token).body());
    }

    /** Watches which events a stream brings, in the background, until it ends or the system does. */
    Queue<String> events(String path, String token) throws IOException {
        return watched(request(path, token), line -> line.startsWith("event:"));
    }

    /** Watches a stream that goes on behind an event, line by line. */
    Queue<String> resumed(String path, String token, String lastEventId) throws IOException {
        return watched(request(path, token).header("Last-Event-ID", lastEventId), line -> !line.isBlank());
    }

    /** Watches a stream that begins now, line by line. */
    Queue<String> opened(String path, String token) throws IOException {
        return watched(request(path, token), line -> !line.isBlank());
    }

    private Queue<String> watched(HttpRequest.Builder request, Predicate<String> wanted) throws IOException {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try {
            var lines = http.send(request.timeout(PATIENCE).GET().build(), BodyHandlers.ofLines())
                    .body();
            Thread.ofVirtual().start(() -> {
                try {
                    lines.filter(wanted).forEach(seen::add);
                } catch (UncheckedIOException end) {
                    seen.add("end");
                }
            });
            return seen;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@code up} wrote down about its parts: addresses, process ids, credentials. */
    JsonNode stack() throws IOException {
        return JSON.readTree(folder.resolve("stack.json").toFile());
    }

    /** One process: a service by its name, {@code gateway}, {@code broker} or {@code database}. */
    Part part(String name) {
        Path ofServer = folder.resolve(name).resolve("pid");
        return new Part(
                Files.exists(ofServer) ? ofServer : folder.resolve("pids").resolve(name + ".pid"));
    }

    /** What a query finds in the tables of all services: names and numbers. */
    Map<String, Long> query(String sql) throws IOException, SQLException {
        JsonNode stack = stack();
        Map<String, Long> found = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        stack.at("/database").asText(),
                        stack.at("/reader").asText(),
                        stack.at("/readerPassword").asText());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
        }
        return found;
    }

    /** Changes rows of the services behind their backs, as a fault of theirs would; returns how many. */
    int damage(String sql) throws SQLException, IOException {
        String url = stack().at("/database").asText();
        String password =
                Files.readString(folder.resolve("database/admin.password")).strip();
        try (Connection connection = DriverManager.getConnection(url, "loyalty_admin", password);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** The one door. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    Path folder() {
        return folder;
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process loyalty(Path out, String... command) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("bash", REPOSITORY.resolve("loyalty").toString()));
        words.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile());
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        // A stream of a phone may be open still.
        http.shutdownNow();
        up.destroy();
        await().atMost(PATIENCE).until(() -> !up.isAlive());
    }

    /**
     * How a command ended.
     *
     * @param code its exit code
     * @param text what it printed
     */
    record Outcome(int code, String text) {}
}
