package loyalty.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;

import loyalty.gateway.home.Changes.Change;
import loyalty.gateway.home.Changes.Next;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private final Changes changes = new Changes();

    @Test
    void the_earliest_goes_first_and_of_a_part_only_the_last() {
        add(Part.POINTS, 5);
        add(Part.TIER, 7);
        add(Part.POINTS, 9);

        assertThat(changes.take()).contains(next(Part.TIER, 7));
        assertThat(changes.toldAfter(new Change(7, null))).contains(9L);
        assertThat(changes.take()).contains(next(Part.POINTS, 9));
        assertThat(changes.toldAfter(new Change(9, null))).contains(10L);
        assertThat(changes.isEmpty()).isTrue();
    }

    /** A stream that breaks off meanwhile and resumes gets the part that is missing. */
    @Test
    void while_a_part_cannot_be_told_others_are_and_have_no_id() {
        changes.begin(5);
        add(Part.VOUCHER, 5);
        add(Part.POINTS, 6);
        Next missing = changes.take().orElseThrow();

        changes.putBack(missing);

        assertThat(changes.take()).contains(next(Part.POINTS, 6));
        assertThat(changes.toldAfter(new Change(6, null))).isEmpty();
        assertThat(changes.take()).as("it rests once").isEmpty();
        assertThat(changes.take()).contains(missing);
        assertThat(changes.toldAfter(missing.change())).contains(7L);
    }

    @Test
    void what_was_before_the_begin_is_told_already() {
        add(Part.VOUCHER, 5);
        add(Part.POINTS, 6);

        changes.begin(6);
        add(Part.TIER, 4);

        assertThat(changes.take()).contains(next(Part.POINTS, 6));
        assertThat(changes.isEmpty()).isTrue();
    }

    private void add(Part part, long offset) {
        changes.add(part, new Change(offset, null));
    }

    private static Next next(Part part, long offset) {
        return new Next(part, new Change(offset, null));
    }
}
