package loyalty.points.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import loyalty.events.Pseudonym;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryIdTest {

    private static final Pseudonym ANN = new Pseudonym("a".repeat(32));
    private static final Pseudonym BOB = new Pseudonym("b".repeat(32));

    @Test
    void finds_the_row_that_it_was_made_for_and_hides_whose_it_is() {
        String id = EntryId.of(ANN).entry(17);
        assertThat(EntryId.of(ANN).seq(id)).contains(17L);
        assertThat(id).doesNotContain("aaaa");
        assertThat(EntryId.of(BOB).entry(17)).isNotEqualTo(id);
    }

    @Test
    void an_id_of_somebody_else_finds_nothing() {
        assertThat(EntryId.of(ANN).seq(EntryId.of(BOB).entry(17))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "17", "x-", "017-", "99999999999999999999-"})
    void what_is_no_id_finds_nothing(String text) {
        String owner = EntryId.of(ANN).entry(1).substring(1);
        assertThat(EntryId.of(ANN).seq(text.endsWith("-") ? text + owner.substring(1) : text))
                .isEmpty();
    }
}
