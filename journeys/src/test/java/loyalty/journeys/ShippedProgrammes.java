package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * One system in which one shipped programme after the other comes into force, as the clock goes on; and what a till, a
 * marketer and support do with it.
 */
final class ShippedProgrammes implements AutoCloseable {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int ACCEPTED = 202;

    private final RunningSystem system;
    private final String till;
    private final String marketer;
    private final String support;

    ShippedProgrammes(Path folder, String start) throws IOException {
        this.system = RunningSystem.startedOn(folder, "--clock", start);
        this.till = system.token("checkout", "till-1");
        this.marketer = system.token("marketer", "mara");
        this.support = system.token("supervisor", "sue");
    }

    /** From an instant on a file that ships is in force. */
    void inForce(String at, String file) throws IOException {
        publish(at, Files.readString(Path.of("../programmes/" + file + ".yaml")));
    }

    /** From an instant on a text is in force. */
    void publish(String at, String text) throws IOException {
        clock(at);
        String version = text.lines()
                .filter(line -> line.startsWith("version: "))
                .findFirst()
                .orElseThrow()
                .substring("version: ".length());
        HttpResponse<String> answer = system.publish(version, marketer, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    void clock(String at) throws IOException {
        HttpResponse<String> answer = system.clock(Instant.parse(at));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    void enrol(String memberId) throws IOException {
        put("/v1/members/" + memberId, "{}");
    }

    /** An order of the lines, in the currency, now. */
    JsonNode order(String orderId, String memberId, String currency, String more, String... lines) throws IOException {
        return put(
                "/v1/orders/" + orderId,
                "{\"memberId\": \"%s\", \"placedAt\": \"%s\", \"currency\": \"%s\", \"channel\": \"store\"%s, \"lines\": [%s]}"
                        .formatted(memberId, now(), currency, more, String.join(", ", lines)));
    }

    static String line(String id, long quantity, String price) {
        return line(id, quantity, price, "goods");
    }

    static String line(String id, long quantity, String price, String kind) {
        return "{\"id\": \"%s\", \"sku\": \"sku-%s\", \"quantity\": %d, \"unitPrice\": \"%s\", \"kind\": \"%s\"}"
                .formatted(id, id, quantity, price, kind);
    }

    JsonNode giveBack(String orderId, String returnId, String line, long quantity) throws IOException {
        return put(
                "/v1/orders/" + orderId + "/returns/" + returnId,
                "{\"returnedAt\": \"%s\", \"lines\": [{\"id\": \"%s\", \"quantity\": %d}]}"
                        .formatted(now(), line, quantity));
    }

    /** Takes hold of codes and store currency for the lines of an order. */
    JsonNode redeem(
            String redemptionId,
            String memberId,
            String orderId,
            String codes,
            String cash,
            String currency,
            String... lines)
            throws IOException {
        return put("/v1/redemptions/" + redemptionId, """
                {"memberId": "%s", "orderId": "%s", "codes": [%s]%s,
                 "basket": {"currency": "%s", "channel": "store", "lines": [%s]}}""".formatted(
                        memberId,
                        orderId,
                        codes,
                        cash.isEmpty() ? "" : ", \"storeCurrency\": \"" + cash + '"',
                        currency,
                        String.join(", ", lines)));
    }

    JsonNode activity(String activityId, String memberId, String type) throws IOException {
        return put(
                "/v1/activities/" + activityId,
                "{\"memberId\": \"%s\", \"type\": \"%s\", \"at\": \"%s\"}".formatted(memberId, type, now()));
    }

    /** Support gives a tier, with the approval of a second pair of eyes where it is asked for. */
    void give(String tier, String memberId, String until) throws IOException {
        String path = "/v1/members/" + memberId + "/tier/overrides/" + memberId + '-' + tier;
        String body = "{\"tier\": \"%s\", \"until\": \"%s\", \"reason\": \"GOODWILL\"}".formatted(tier, until);
        HttpResponse<String> asked = system.put(path, support, body);
        if (asked.statusCode() == ACCEPTED) {
            done(system.post(path + "/approve", system.token("supervisor", "sam"), "{}"));
        } else {
            done(asked);
        }
    }

    /** What a member has, once it is as it should be. */
    JsonNode awaited(String memberId, String part, Predicate<JsonNode> right) {
        return await().atMost(SOON).until(() -> of(memberId, part), right);
    }

    /** What a member has of something, as they see it. */
    JsonNode of(String memberId, String part) throws IOException {
        return system.read("/v1/members/" + memberId + "/" + part, system.token("member", memberId));
    }

    /** The codes of the vouchers that a member can use, as JSON strings. */
    String code(String memberId) {
        return awaited(memberId, "vouchers", list -> !list.at("/items/0/code").isMissingNode())
                .at("/items/0/code")
                .toString();
    }

    JsonNode put(String path, String body) throws IOException {
        return done(system.put(path, till, body));
    }

    /** What is refused, and by which problem. */
    void refused(String path, String body, String problem) throws IOException {
        HttpResponse<String> answer = system.put(path, till, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/" + problem);
    }

    JsonNode post(String path) throws IOException {
        return done(system.post(path, till, "{}"));
    }

    private static JsonNode done(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
        return RunningSystem.JSON.readTree(answer.body());
    }

    String now() throws IOException {
        return system.read("/dev/clock", till).get("now").asText();
    }

    void verify() {
        assertThat(system.run("verify")).contains("holds").doesNotContain("VIOLATED");
    }

    @Override
    public void close() {
        system.close();
    }
}
