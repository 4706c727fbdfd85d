package loyalty.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import loyalty.api.JsonFaults;
import loyalty.api.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictMomentsTest {

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    StrictMomentsTest() {
        new StrictJson().customize(json);
    }

    record Purchase(@Nullable Instant placedAt, @Nullable LocalDate birthDate) {}

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
        "2026-03-01T10:30:00+01:00, 2026-03-01T09:30:00Z",
        "1969-12-31T23:00:00-01:00, 1970-01-01T00:00:00Z",
        "2026-03-01t09:30:00z, 2026-03-01T09:30:00Z"
    })
    void an_instant_is_a_text_with_a_zone(String text, Instant at) throws JsonProcessingException {
        assertThat(json.readValue("{\"placedAt\": \"" + text + "\"}", Purchase.class)
                        .placedAt())
                .isEqualTo(at);
        assertThat(Moments.inQuery("at", text)).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.5",
                "true",
                "[]",
                "[2026,3,1]",
                "{}",
                "\"\"",
                "\"1\"",
                "\"1.005\"",
                "\" 1.00\"",
                "\" 2026-03-01T09:30:00Z\"",
                "\"2026-03-01T09:30:00\"",
                "\"2026-03-01\"",
                "\"2026-02-30T09:30:00Z\"",
                "\"2026-03-01T24:00:00Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"9999-12-31T23:59:59-01:00\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"+1000000000-12-31T23:59:59Z\"",
                "\"-0001-01-01T00:00:00Z\""
            })
    void anything_else_is_no_instant_and_told_by_its_field(String value) {
        assertThatThrownBy(() -> json.readValue("{\"placedAt\": " + value + "}", Purchase.class))
                .isInstanceOfSatisfying(JsonProcessingException.class, fault -> {
                    assertThat(JsonFaults.of(fault).field()).isEqualTo("placedAt");
                    assertThat(JsonFaults.of(fault).message()).startsWith("an instant such as ");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "", "2026-03-01", "+1000000000-12-31T23:59:59Z", "1969-12-31T23:59:59Z"})
    void nor_is_it_one_in_a_query(String text) {
        assertThatThrownBy(() -> Moments.inQuery("at", text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_date_is_a_text_from_1900_on() throws JsonProcessingException {
        assertThat(json.readValue("{\"birthDate\": \"1900-01-01\"}", Purchase.class)
                        .birthDate())
                .isEqualTo("1900-01-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1980,5,5]",
                "3000",
                "\"\"",
                "\"1980-05-05T23:59:59Z\"",
                "\" 1980-05-05\"",
                "\"1980-5-5\"",
                "\"1980-02-30\"",
                "\"1899-12-31\"",
                "\"+10000-01-01\""
            })
    void anything_else_is_no_date(String value) {
        assertThatThrownBy(() -> json.readValue("{\"birthDate\": " + value + "}", Purchase.class))
                .isInstanceOfSatisfying(
                        JsonProcessingException.class,
                        fault -> assertThat(JsonFaults.of(fault))
                                .isEqualTo(new loyalty.api.Problems.FieldError(
                                        "birthDate", "a date such as 2026-03-01 is expected")));
    }
}
