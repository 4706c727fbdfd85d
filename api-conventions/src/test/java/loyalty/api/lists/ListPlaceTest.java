package loyalty.api.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import loyalty.api.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListPlaceTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.000001Z");

    @Test
    void a_cursor_is_read_as_it_was_given() {
        ListPlace place = new ListPlace(NOON, "adjustment/ticket-1");

        assertThat(ListPlace.after(place.cursor())).isEqualTo(place);
        assertThat(place.cursor()).matches("[A-Za-z0-9_-]+");
        assertThat(ListPlace.after(null)).isNull();
    }

    @Test
    void the_last_comes_first_and_of_one_instant_the_greater_key() {
        ListPlace adjustment = new ListPlace(NOON, "adjustment/z");
        ListPlace override = new ListPlace(NOON, "tier-override/a");
        ListPlace later = new ListPlace(NOON.plusNanos(1_000), "adjustment/a");

        assertThat(Stream.of(adjustment, later, override).sorted()).containsExactly(later, override, adjustment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ticket-1", "MjAyNg", "IHg", "%%%", "MjAyNi0wNS0wNFQxMjowMDowMC4wMDAwMDBaIHg"})
    void what_no_page_gave_is_refused(String cursor) {
        assertThatThrownBy(() -> ListPlace.after(cursor))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }
}
