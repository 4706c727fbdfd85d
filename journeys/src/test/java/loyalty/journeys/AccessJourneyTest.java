package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loyalty.journeys.OddRequests.OddRequest;
import loyalty.journeys.Operations.Operation;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may what, and what comes of nonsense: every operation that the document names, so that a new one is in it by itself. */
class AccessJourneyTest {

    private static final List<String> ROLES =
            List.of("checkout", "member", "support", "supervisor", "marketer", "auditor");
    private static final Set<String> READERS_OF_MEMBERS = Set.of("support", "supervisor", "auditor");
    /** Read by fewer: the member's own stream and export, and what tells of staff. */
    private static final Set<String> READ_BY_FEWER =
            Set.of("/v1/members/{memberId}/stream", "/v1/members/{memberId}/export", "/v1/audit");

    private static final Set<String> FOR_ANY_ROLE = Set.of("/v1/programme", "/v1/rewards");

    private static final Pattern INNER_LIFE = Pattern.compile(
            "Exception|\\bat (java|loyalty|io)\\.|java\\.(lang|util|io|time)|jakarta\\.|io\\.quarkus|org\\.hibernate|SQLState|"
                    + "com\\.fasterxml|com\\.mysql|select .* from|insert into",
            Pattern.CASE_INSENSITIVE);
    private static final long SEED = 20_261_129;

    /** By role; to sign one takes longer than to send a request. */
    private static final Map<String, String> ODD_TOKENS = new HashMap<>();

    private static RunningSystem system;
    private static Operations operations;
    private static Tokens tokens;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        system = RunningSystem.shared();
        operations = Operations.of(system.read("/openapi", ""));
        tokens = new Tokens(new Keys(system.folder().resolve("keys")));
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (String member : List.of("owner-1", "odd-1")) {
            assertThat(system.put("/v1/members/" + member, tokens.of("checkout"), "{}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void who_may_what_follows_the_rules_of_the_api() {
        assertThat(operations.all()).hasSizeGreaterThan(40);
        assertThat(operations.all()).allSatisfy(operation -> {
            assertThat(operation.roles().isEmpty())
                    .as("%s names its roles", operation)
                    .isEqualTo(FOR_ANY_ROLE.contains(operation.path()));
            if (operation.roles().contains("support") && !operation.path().endsWith("/stream")) {
                assertThat(operation.roles())
                        .as("a supervisor may all that support may: %s", operation)
                        .contains("supervisor");
            }
            if (operation.roles().contains("auditor")) {
                assertThat(operation.isRead())
                        .as("an auditor changes nothing: %s", operation)
                        .isTrue();
            }
            if (operation.isAboutAMember()) {
                assertThat(operation.roles())
                        .as("a marketer reads no member: %s", operation)
                        .doesNotContain("marketer");
            }
            if (operation.isRead() && operation.isAboutAMember() && !READ_BY_FEWER.contains(operation.path())) {
                assertThat(operation.roles()).as("%s", operation).containsAll(READERS_OF_MEMBERS);
            }
        });
    }

    @Test
    void a_forged_token_opens_nothing() {
        Map<String, String> forged = forged();
        assertThat(operations.all())
                .allSatisfy(operation -> forged.forEach((how, token) -> {
                    Answer answer = call(operation.method(), operation.about("owner-1", "x-1"), token);
                    assertThat(answer.status()).as("%s with %s", operation, how).isEqualTo(401);
                    assertThat(answer.isProblem())
                            .as("%s with %s", operation, how)
                            .isTrue();
                }));
    }

    @Test
    void a_role_may_what_the_document_says_and_no_more() {
        assertThat(operations.all()).allSatisfy(operation -> {
            for (String role : ROLES) {
                boolean may = operation.roles().isEmpty() || operation.roles().contains(role);
                // Of a member of their own, so that only the role decides.
                Answer answer = call(operation.method(), operation.about("owner-1", "x-1"), tokens.of(role, "owner-1"));
                assertThat(answer.status())
                        .as("%s by %s", operation, role)
                        .isNotEqualTo(401)
                        .isLessThan(500);
                assertThat(answer.status() == 403)
                        .as("%s by %s: %s", operation, role, answer)
                        .isEqualTo(!may);
            }
            if (!operation.roles().isEmpty()) {
                Answer unknown =
                        call(operation.method(), operation.about("owner-1", "x-1"), tokens.of("owner", "owner-1"));
                assertThat(unknown.status())
                        .as("%s by a role that nobody knows", operation)
                        .isEqualTo(403);
            }
        });
    }

    @Test
    void what_is_another_members_is_as_if_it_were_not_there() {
        assertThat(operations.all())
                .filteredOn(operation ->
                        operation.isAboutAMember() && operation.roles().contains("member"))
                .isNotEmpty()
                .allSatisfy(operation -> {
                    String stranger = tokens.of("member", "stranger-1");
                    Answer foreign = call(operation.method(), operation.about("owner-1", "x-1"), stranger);
                    Answer absent = call(operation.method(), operation.about("nobody-1", "x-1"), stranger);
                    assertThat(foreign.status()).as("%s", operation).isEqualTo(absent.status());
                    assertThat(foreign.status())
                            .as("%s", operation)
                            .isIn(operation.isRead() ? List.of(404) : List.of(400, 404));
                });
    }

    @Test
    void another_method_is_told_which_ones_the_path_answers() {
        Map<String, Set<String>> answered = operations.all().stream()
                .collect(Collectors.groupingBy(
                        Operation::path, Collectors.mapping(Operation::method, Collectors.toSet())));
        String token = tokens.of("supervisor", "owner-1");
        assertThat(answered).allSatisfy((path, methods) -> {
            for (String other : Operations.methodsBut(methods)) {
                Answer answer = call(other, path.replaceAll("\\{[^}]*}", "x-1"), token);
                assertThat(answer.status()).as("%s %s", other, path).isEqualTo(405);
                assertThat(answer.isProblem()).as("%s %s", other, path).isTrue();
                assertThat(answer.allow().split(", "))
                        .as("%s %s", other, path)
                        .containsAll(methods)
                        .doesNotContainAnyElementsOf(Operations.methodsBut(methods));
            }
        });
    }

    @Test
    void nonsense_gets_a_clear_answer() throws Exception {
        nonsense(2_000);
    }

    @Test
    @Tag("long")
    void much_nonsense_gets_clear_answers() throws Exception {
        nonsense(100_000);
    }

    private static void nonsense(int requests) throws Exception {
        OddRequests odd = new OddRequests(SEED, operations);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            OddRequest request = odd.next();
            Answer answer = send(request);
            if (answer.status() >= 500
                    || INNER_LIFE.matcher(answer.body()).find()
                    || (answer.status() >= 400 && !answer.isProblem())) {
                faults.add(i + ": " + request + "\n  -> " + answer);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(system.run("verify")).doesNotContain("VIOLATED", "FAILED");
    }

    private static Map<String, String> forged() {
        Tokens strangers = new Tokens(new Keys(system.folder().resolve("strangers-keys")).made());
        String sound = tokens.of("supervisor");
        String[] parts = sound.split("\\.");
        String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("no token", "");
        forged.put("nonsense", "nonsense");
        forged.put("another key", strangers.of("supervisor"));
        forged.put(
                "another issuer",
                tokens.sign("supervisor", "s-1", "https://other.example", Instant.now(), Duration.ofHours(1)));
        forged.put(
                "a token that has ended",
                tokens.sign(
                        "supervisor", "s-1", Tokens.ISSUER, Instant.now().minusSeconds(90_000), Duration.ofHours(1)));
        forged.put("no signature", unsigned + "." + parts[1] + ".");
        forged.put("another's claims", parts[0] + "." + tokens.of("member").split("\\.")[1] + "." + parts[2]);
        return forged;
    }

    /** What came back. */
    private record Answer(int status, String type, String allow, String body) {

        boolean isProblem() {
            return type.startsWith("application/problem+json") && body.contains("\"status\":" + status);
        }
    }

    private static Answer call(String method, String path, String token) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        String type =
                path.equals("/v1/orders") || path.equals("/v1/members") ? "application/x-ndjson" : "application/json";
        if (!method.equals("GET")) {
            headers.add(Map.entry("Content-Type", type));
        }
        byte[] body = method.equals("GET") || method.equals("DELETE") ? new byte[0] : "{\"surprise\":1}".getBytes();
        try {
            return send(method, path, token, headers, body);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private static Answer send(OddRequest request) throws IOException, InterruptedException {
        return send(
                request.method(),
                request.path(),
                ODD_TOKENS.computeIfAbsent(request.roles().getFirst(), role -> tokens.of(role, "odd-1")),
                request.headers(),
                request.body());
    }

    private static Answer send(
            String method, String path, String token, List<Map.Entry<String, String>> headers, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(system.url() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(header -> request.header(header.getKey(), header.getValue()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        boolean stream = path.endsWith("/stream");
        HttpResponse<java.io.InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        try (var in = answer.body()) {
            boolean endless = stream && answer.statusCode() == 200;
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.headers().firstValue("Allow").orElse(""),
                    endless ? "" : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
