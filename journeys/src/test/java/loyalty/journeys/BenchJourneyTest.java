package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench itself: that it measures what it says, not that the figures are good. */
@Tag("long")
class BenchJourneyTest {

    @TempDir
    Path folder;

    @Test
    void a_quick_bench_prints_every_measure_and_writes_it_down() throws Exception {
        Path json = folder.resolve("bench.json");

        RunningSystem.Outcome bench =
                RunningSystem.attempt(folder, "bench", "--quick", "--profile", "--json", json.toString());

        assertThat(bench.code()).as(bench.text()).isZero();
        assertThat(bench.text())
                .contains("innodb_flush_log_at_trx_commit=1", "(L1)", "(L2)", "(Lhot)", "commands in a batch")
                .contains("% of the processor time");
        JsonNode measures = RunningSystem.JSON.readTree(json.toFile()).findValue("measures");
        assertThat(StreamSupport.stream(measures.spliterator(), false)
                        .map(measure -> measure.get("measure").asInt())
                        .distinct())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 10);
    }
}
