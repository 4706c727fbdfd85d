package loyalty.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {

    private static final String ONE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String OTHER = "00-5cf92f3577b34da6a3ce929d0e0e4736-11f067aa0ba902b7-00";

    @ParameterizedTest
    @ValueSource(strings = {ONE, OTHER})
    void what_is_written_down_is_read_again(String traceparent) {
        assertThat(Traceparent.of(Traceparent.causes(traceparent))).isEqualTo(traceparent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-zz-zz-00",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 and more of it, longer than a column is"
            })
    void what_is_no_trace_causes_none(String text) {
        assertThat(Traceparent.of(Traceparent.causes(text))).isNull();
    }

    @Test
    void what_is_told_of_a_key_has_the_cause_of_that_key_and_else_of_all_that_is_done() {
        Context context = Traceparent.causes(ONE).with(new Causes(Map.of("mia", OTHER)));
        try (Scope _ = context.makeCurrent()) {
            assertThat(Causes.of("mia")).isEqualTo(OTHER);
            assertThat(Causes.of("ann")).isEqualTo(ONE);
        }
        assertThat(Causes.of("mia")).isNull();
    }
}
