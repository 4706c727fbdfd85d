package loyalty.api.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.api.calls.CountApi.Count;
import loyalty.api.calls.ReplicaDouble.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ServiceClientTest {

    /** Long enough for whoever answers at all, on a machine that has other things to do. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final CallAnswer<Count> DONE = new CallAnswer.Done<>(new Count(1));
    private static final CallAnswer<Count> UNANSWERED = new CallAnswer.Unanswered<>();

    @Inject
    ObjectMapper json;

    private final ReplicaDouble one = new ReplicaDouble(Fate.ANSWERS);
    private final ReplicaDouble other = new ReplicaDouble(Fate.ANSWERS);
    private final ReplicaDouble third = new ReplicaDouble(Fate.ANSWERS);

    @AfterEach
    void close() {
        one.close();
        other.close();
        third.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS", "TRICKLES"})
    void a_call_ends_at_its_deadline_and_the_only_replica_is_not_asked_again(Fate fate) {
        one.become(fate);
        var client = client(one.url());
        long begun = System.nanoTime();

        assertThat(put(client)).isEqualTo(UNANSWERED);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(DEADLINE);
        assertThat(one.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BREAKS_OFF", "BREAKS_OFF_WITHIN"})
    void the_only_replica_is_asked_once_more_when_it_breaks_off(Fate fate) {
        var client = client(one.url());
        one.next(fate);

        assertThat(put(client)).isEqualTo(DONE);
        assertThat(one.calls()).isEqualTo(2);

        one.become(fate);
        assertThat(put(client)).isEqualTo(UNANSWERED);
        assertThat(one.calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS", "TRICKLES", "BREAKS_OFF", "BREAKS_OFF_WITHIN"})
    void the_next_replica_is_asked_when_one_does_not_answer(Fate fate) {
        one.become(fate);

        assertThat(put(client(one.url(), other.url()))).isEqualTo(DONE);

        assertThat(one.calls()).isEqualTo(1);
        assertThat(other.calls()).isEqualTo(1);
    }

    @Test
    void the_deadline_is_that_of_all_replicas_together() {
        one.become(Fate.HANGS);
        other.become(Fate.HANGS);

        assertThat(put(client(one.url(), other.url(), third.url()))).isEqualTo(UNANSWERED);

        assertThat(List.of(one.calls(), other.calls(), third.calls())).containsExactly(1, 1, 0);
    }

    @Test
    void the_next_replica_is_asked_when_nobody_listens() {
        one.close();

        assertThat(put(client(one.url(), other.url()))).isEqualTo(DONE);
        assertThat(client(one.url()).call(Count.class, api -> api.reset("c"))).isEqualTo(UNANSWERED);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "SAYS_NO_WITHOUT_A_WORD", "ANSWERS_NONSENSE"})
    void an_answer_that_tells_nothing_is_none_and_is_not_asked_for_again(Fate fate) {
        one.become(fate);

        assertThat(put(client(one.url(), other.url()))).isEqualTo(UNANSWERED);

        assertThat(one.calls()).isEqualTo(1);
        assertThat(other.calls()).isZero();
    }

    @Test
    void a_refusal_is_passed_on_whole_and_opens_no_breaker() {
        one.become(Fate.REFUSES);
        var client = client(one.url(), other.url());

        for (int i = 0; i < 3 * ServiceReplica.FAILURES_IN_A_ROW; i++) {
            assertThat(put(client)).isInstanceOfSatisfying(CallAnswer.Refused.class, answer -> {
                RefusedCall refusal = answer.refusal();
                assertThat(refusal.code()).isEqualTo("too-many");
                assertThat(refusal.title()).isEqualTo("Too many");
                assertThat(refusal.status()).isEqualTo(409);
                assertThat(refusal.detail()).isEqualTo("There are 7 already.");
                assertThat(refusal.members())
                        .containsOnlyKeys("count", "of")
                        .asString()
                        .contains("7", "[\"a\",\"b\"]");
            });
        }
        assertThat(one.calls()).isEqualTo(3 * ServiceReplica.FAILURES_IN_A_ROW);
        assertThat(other.calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS", "FAILS"})
    void a_breaker_opens_after_so_many_failures_in_a_row_and_closes_soon_after_an_answer(Fate fate) {
        var client = client(one.url());
        one.become(fate);
        calls(client, ServiceReplica.FAILURES_IN_A_ROW);

        assertThat(put(client)).isEqualTo(UNANSWERED);

        assertThat(one.calls()).isEqualTo(ServiceReplica.FAILURES_IN_A_ROW);
        one.become(Fate.ANSWERS);
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> put(client), DONE::equals);
    }

    @Test
    void an_answer_among_failures_keeps_the_breaker_closed() {
        var client = client(one.url());
        one.become(Fate.FAILS);
        calls(client, ServiceReplica.FAILURES_IN_A_ROW - 1);
        one.next(Fate.ANSWERS);
        assertThat(put(client)).isEqualTo(DONE);
        calls(client, ServiceReplica.FAILURES_IN_A_ROW - 1);

        assertThat(one.calls()).isEqualTo(2 * ServiceReplica.FAILURES_IN_A_ROW - 1);
    }

    @Test
    void a_replica_whose_breaker_is_open_is_passed_over() {
        one.become(Fate.HANGS);
        var client = client(one.url(), other.url());
        calls(client, ServiceReplica.FAILURES_IN_A_ROW);
        int before = one.calls();

        assertThat(put(client)).isEqualTo(DONE);

        assertThat(one.calls()).isEqualTo(before);
    }

    @Test
    void an_interface_with_a_call_that_cannot_be_repeated_is_refused() {
        assertThatThrownBy(() -> new ServiceClient<>(CountApi.Unsafe.class, List.of(one.url()), DEADLINE, json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add");
    }

    private ServiceClient<CountApi> client(URI... urls) {
        return new ServiceClient<>(CountApi.class, List.of(urls), DEADLINE, json);
    }

    private static CallAnswer<Count> put(ServiceClient<CountApi> client) {
        return client.call(Count.class, api -> api.put("c", new Count(1)));
    }

    /** At once, so that a row of calls that hang takes as long as one. */
    private static void calls(ServiceClient<CountApi> client, int count) {
        List<Thread> callers = IntStream.range(0, count)
                .mapToObj(i -> Thread.ofVirtual().start(() -> put(client)))
                .toList();
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
