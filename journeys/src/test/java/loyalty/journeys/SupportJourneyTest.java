package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day at the help desk: support does everything that it may, and what is kept of it adds up afterwards. */
class SupportJourneyTest {

    private static final String MEMBER = "helped-0";

    private static RunningSystem system;
    private static String till;
    private static String sue;
    private static String sam;
    private static String auditor;

    @BeforeAll
    static void start() throws Exception {
        system = RunningSystem.shared();
        till = system.token("checkout", "till");
        sue = system.token("supervisor", "desk-sue");
        sam = system.token("support", "desk-sam");
        auditor = system.token("auditor", "ada");
        system.enrol(till, "helped", 1);
        String order = """
                {"memberId": "%s", "placedAt": "%s", "currency": "USD", "channel": "store",\
                 "lines": [{"id": "1", "sku": "cd", "quantity": 1, "unitPrice": "30.00"}]}""".formatted(MEMBER, Instant.now());
        is(201, system.put("/v1/orders/helped-0-o", till, order));
    }

    @Test
    void what_support_has_done_adds_up() throws Exception {
        int before = acts().size();
        correctsTheBalance();
        givesVouchers();
        changesVouchers();
        givesATier();
        changesTheProfile();

        List<JsonNode> acts = acts();
        assertThat(acts).hasSize(before + 19);
        assertThat(acts)
                .allSatisfy(act ->
                        assertThat(act.at("/memberId").asText()).as("%s", act).isEqualTo(MEMBER));
        assertThat(counted(acts, "/actor"))
                .containsEntry("desk-sam", 12L)
                .containsEntry("desk-sue", 7L)
                .hasSize(2);
        List<JsonNode> approvals = items("/v1/approvals?limit=200")
                .filter(item -> item.at("/memberId").asText().equals(MEMBER))
                .toList();
        assertThat(counted(approvals, "/status"))
                .isEqualTo(Map.of("posted", 1L, "issued", 1L, "approved", 1L, "rejected", 3L));
        assertThat(system.run("verify")).contains("8  holds").doesNotContain("VIOLATED", "FAILED");
    }

    private static void correctsTheBalance() throws IOException {
        is(201, adjust("desk-a1", 300, "GOODWILL"));
        is(201, adjust("desk-a2", -40, "CORRECTION"));
        is(201, adjust("desk-a1", 300, "GOODWILL"));
        is(202, adjust("desk-a3", 4_000, "MISSING-ORDER"));
        is(200, move("/v1/adjustments/desk-a3/approve", sue));
        is(202, adjust("desk-a4", 900, "COMPLAINT"));
        is(200, move("/v1/adjustments/desk-a4/reject", sue));
        is(200, move("/v1/adjustments/desk-a2/undo", sam));
        JsonNode points = system.read("/v1/members/" + MEMBER + "/points", sam);
        assertThat(points.at("/available").asLong()).as("%s", points).isEqualTo(4_300);
    }

    private static void givesVouchers() throws IOException {
        is(201, give("desk-g1", "goodwill"));
        is(202, give("desk-g2", "goodwill-50"));
        is(200, move("/v1/voucher-issues/desk-g2/approve", sue));
        is(202, give("desk-g3", "goodwill-50"));
        is(200, move("/v1/voucher-issues/desk-g3/reject", sue));
    }

    private static void changesVouchers() throws IOException {
        JsonNode welcome = voucher("enrolment");
        Instant later = Instant.parse(welcome.at("/validUntil").asText()).plus(10, ChronoUnit.DAYS);
        String extended = "{\"validUntil\": \"" + later + "\", \"reason\": \"GOODWILL\"}";
        String path = "/v1/vouchers/" + welcome.at("/voucherId").asText();
        is(200, system.post(path + "/extend", sam, extended));
        assertThat(voucher("enrolment").at("/validUntil").asText()).isEqualTo(later.toString());
        String given = voucher("goodwill").at("/voucherId").asText();
        is(200, system.post("/v1/vouchers/" + given + "/cancel", sue, "{\"reason\": \"CORRECTION\"}"));
    }

    private static void givesATier() throws IOException {
        String gold = "{\"tier\": \"gold\", \"until\": \"%s\", \"reason\": \"invited\"}"
                .formatted(Instant.now().plus(90, ChronoUnit.DAYS));
        String path = "/v1/members/" + MEMBER + "/tier/overrides/";
        is(202, system.put(path + "desk-t1", sam, gold));
        is(200, move(path + "desk-t1/reject", sue));
        is(202, system.put(path + "desk-t2", sam, gold));
        is(200, move(path + "desk-t2/approve", sue));
        assertThat(system.read("/v1/members/" + MEMBER + "/tier", sam)
                        .at("/tier")
                        .asText())
                .isEqualTo("gold");
    }

    private static void changesTheProfile() throws IOException {
        is(200, system.put("/v1/members/" + MEMBER, sam, "{\"country\": \"IE\"}"));
        assertThat(acts().getFirst().at("/what").asText())
                .startsWith("profile changed: ")
                .contains("country")
                .doesNotContain("IE");
    }

    private static HttpResponse<String> adjust(String id, int points, String reason) throws IOException {
        String body = "{\"memberId\": \"%s\", \"points\": %d, \"reason\": \"%s\", \"note\": \"by phone\"}"
                .formatted(MEMBER, points, reason);
        return system.put("/v1/adjustments/" + id, sam, body);
    }

    private static HttpResponse<String> give(String id, String campaign) throws IOException {
        String body =
                "{\"memberId\": \"%s\", \"campaign\": \"%s\", \"reason\": \"COMPLAINT\"}".formatted(MEMBER, campaign);
        return system.put("/v1/voucher-issues/" + id, sam, body);
    }

    private static HttpResponse<String> move(String path, String token) throws IOException {
        return system.post(path, token, "{}");
    }

    private static JsonNode voucher(String cause) throws IOException {
        return vouchers()
                .filter(some -> some.at("/cause").asText().startsWith(cause))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> vouchers() throws IOException {
        return items("/v1/members/" + MEMBER + "/vouchers?limit=100");
    }

    private static List<JsonNode> acts() throws IOException {
        return items("/v1/audit?limit=200&memberId=" + MEMBER).toList();
    }

    private static Stream<JsonNode> items(String path) throws IOException {
        JsonNode page = system.read(path, path.startsWith("/v1/members") ? sam : auditor);
        assertThat(page.at("/items").isArray()).as("%s: %s", path, page).isTrue();
        return StreamSupport.stream(page.at("/items").spliterator(), false);
    }

    private static Map<String, Long> counted(List<JsonNode> items, String field) {
        Map<String, Long> counts = new TreeMap<>();
        items.forEach(item -> counts.merge(item.at(field).asText(), 1L, Long::sum));
        return counts;
    }

    private static void is(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
