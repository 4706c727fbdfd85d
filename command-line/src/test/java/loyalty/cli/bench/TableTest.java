package loyalty.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final List<String> SEEN = List.of(
            "spread",
            "spread-256",
            "L1",
            "L2",
            "hot",
            "Lhot",
            "p99",
            "one",
            "bare-alone",
            "overload-accepted",
            "overload-refused",
            "overload-wrong",
            "beside-gateway",
            "beside-direct",
            "alone-gateway",
            "alone-direct",
            "shown",
            "cost-many",
            "cost-few",
            "memory");

    @Test
    void every_measure_that_was_taken_has_its_lines_in_their_order() {
        Samples samples = new Samples();
        SEEN.forEach(name -> samples.add(name, 1));

        assertThat(Table.of(samples))
                .extracting(Measure::number)
                .containsExactly(1, 1, 2, 3, 3, 4, 4, 5, 5, 5, 6, 6, 7, 8, 10);
    }

    @Test
    void what_was_not_taken_has_none() {
        Samples samples = new Samples();
        samples.add("spread", 1);
        samples.add("L1", 1);

        assertThat(Table.of(samples))
                .extracting(Measure::what)
                .singleElement()
                .asString()
                .contains("L1");
    }
}
