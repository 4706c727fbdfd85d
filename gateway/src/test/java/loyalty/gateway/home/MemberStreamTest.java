package loyalty.gateway.home;

import static io.restassured.RestAssured.given;
import static loyalty.gateway.home.Lines.allOpen;
import static loyalty.gateway.home.Lines.events;
import static loyalty.gateway.home.Lines.ids;
import static loyalty.gateway.home.Lines.open;
import static loyalty.gateway.home.MemberEvents.bytes;
import static loyalty.gateway.home.MemberEvents.earned;
import static loyalty.gateway.home.MemberEvents.issued;
import static loyalty.gateway.home.MemberEvents.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import loyalty.gateway.testing.Doubles;
import loyalty.local.messages.OddMessage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = RealBroker.class, restrictToAnnotatedClass = true)
class MemberStreamTest {

    private static final Duration AT_LAST = Duration.ofMinutes(2);
    private static final int ODD_MESSAGES = 300;
    /** The span in which the event was sent. */
    private static final String SENDER = "00f067aa0ba902b7";
    /** Enough that every partition has one. */
    private static final List<String> MEMBERS =
            IntStream.range(0, 24).mapToObj(number -> "mia-" + number).toList();

    @Test
    void after_every_odd_message_the_members_events_still_arrive() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            List<Queue<String>> streams = allOpen(http, MEMBERS);

            send(IntStream.range(0, ODD_MESSAGES)
                    .mapToObj(seed -> OddMessage.of(seed, earned("odd-" + seed)).message())
                    .toList());
            send(MEMBERS.stream().map(MemberEvents::earned).toList());

            await().atMost(AT_LAST)
                    .untilAsserted(() -> assertThat(streams)
                            .allSatisfy(lines -> assertThat(lines).contains("event:points")));
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void a_resumed_stream_tells_what_was_missed_and_nothing_else_in_the_order_of_its_ids() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            Queue<String> live = open(http, "resa", "");
            await().atMost(AT_LAST).until(() -> ids(live).size() == 1);
            // The voucher's event comes first, and the points stand first among the parts.
            send(List.of(issued("resa"), earned("resa")));
            await().atMost(AT_LAST).until(() -> ids(live).size() == 3);
            List<Long> told = ids(live);

            Queue<String> fromTheBegin = open(http, "resa", told.getFirst().toString());
            Queue<String> fromTheMiddle = open(http, "resa", told.get(1).toString());
            Queue<String> fromTheEnd = open(http, "resa", told.getLast().toString());

            await().atMost(AT_LAST)
                    .until(() ->
                            ids(fromTheBegin).size() == 2 && ids(fromTheMiddle).size() == 1);
            assertThat(events(live)).containsExactly("position", "voucher", "points");
            assertThat(ids(fromTheBegin)).isEqualTo(told.subList(1, 3));
            assertThat(ids(fromTheMiddle)).isEqualTo(told.subList(2, 3));
            send(List.of(earned("resa")));
            await().atMost(AT_LAST).until(() -> !ids(fromTheEnd).isEmpty());
            assertThat(events(fromTheEnd)).containsExactly("points");
            assertThat(ids(fromTheEnd)).allMatch(id -> id > told.getLast());
        } finally {
            http.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "99999999999999999999", "a-word", "-1", "7.5"})
    void who_resumes_from_what_never_was_is_told_to_start_anew_and_from_where(String lastEventId) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            Queue<String> lines = open(http, "newt", lastEventId);

            await().atMost(AT_LAST).until(() -> events(lines).size() == 2);
            assertThat(events(lines)).containsExactly("reset", "position");
            send(List.of(earned("newt")));
            await().atMost(AT_LAST).until(() -> ids(lines).size() == 2);
            assertThat(ids(lines)).isSorted().doesNotHaveDuplicates();
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void nobody_has_a_stream_who_was_never_enrolled() {
        given().header("Authorization", "Bearer " + Doubles.tokens().of("member", "nobody-1"))
                .get("/v1/members/nobody-1/stream")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void what_an_event_touched_is_fetched_under_the_trace_of_the_event_however_much_waits_before_it() {
        String first = "9c1f92f3577b34da6a3ce929d0e0e474";
        String second = "1d5a92f3577b34da6a3ce929d0e0e111";
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            Queue<String> lines = open(http, "tracy", "");
            await().atMost(AT_LAST).until(() -> !lines.isEmpty());

            send(List.of(under(first, issued("tracy")), under(second, earned("tracy"))));

            await().atMost(AT_LAST).until(() -> ids(lines).size() == 3);
            List<String> data =
                    lines.stream().filter(line -> line.startsWith("data:")).toList();
            assertThat(data.get(1)).contains("/vouchers", "[00-" + first + "-").doesNotContain(SENDER);
            assertThat(data.getLast())
                    .contains("/points", "[00-" + second + "-")
                    .doesNotContain(SENDER);
        } finally {
            http.shutdownNow();
        }
    }

    private static ProducerRecord<String, byte[]> under(String trace, ProducerRecord<String, byte[]> event) {
        event.headers().add("traceparent", bytes("00-" + trace + "-" + SENDER + "-01"));
        return event;
    }
}
