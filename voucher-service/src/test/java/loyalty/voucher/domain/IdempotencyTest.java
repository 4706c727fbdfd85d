package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private static final byte[] FIRST = {1, 2};

    @Test
    void an_equal_request_gets_the_first_answer() {
        assertThat(Idempotency.replay("answer", FIRST, new byte[] {1, 2})).isEqualTo(Outcome.replayed("answer"));
    }

    @Test
    void another_request_under_the_same_id_is_a_mismatch() {
        assertThat(Idempotency.replay("answer", FIRST, new byte[] {1, 3}))
                .isEqualTo(Outcome.refused(new Rejection.IdempotencyMismatch()));
    }
}
