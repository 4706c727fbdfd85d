package loyalty.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    @ParameterizedTest
    @ValueSource(strings = {"type", "title", "status", "detail", "instance"})
    void no_member_has_a_name_that_the_document_has_already(String name) {
        assertThatThrownBy(() -> Problems.notFound().with(name, "posted")).isInstanceOf(IllegalArgumentException.class);
    }
}
