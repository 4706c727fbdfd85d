package loyalty.gateway.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loyalty.api.ProblemException;
import loyalty.gateway.domain.Owner;
import org.junit.jupiter.api.Test;

class AdvanceClockTest {

    private final Model model = new Model();

    @Test
    void stops_at_every_due_instant_with_points_before_tiers_before_vouchers() {
        model.due(Owner.VOUCHER, "2026-03-01T05:00:00Z");
        model.due(Owner.TIER, "2026-03-01T05:00:00Z");
        model.due(Owner.POINTS, "2026-03-01T05:00:00Z");
        model.due(Owner.POINTS, "2026-03-02T05:00:00Z");

        new AdvanceClock(model).to(Instant.parse("2026-03-03T00:00:00Z"));

        assertThat(model.done)
                .containsExactly(
                        "POINTS 2026-03-01T05:00:00Z",
                        "TIER 2026-03-01T05:00:00Z",
                        "VOUCHER 2026-03-01T05:00:00Z",
                        "POINTS 2026-03-02T05:00:00Z");
        assertThat(model.now).isEqualTo("2026-03-03T00:00:00Z");
    }

    @Test
    void does_nothing_that_is_due_later() {
        model.due(Owner.TIER, "2026-03-04T00:00:00Z");

        new AdvanceClock(model).to(Instant.parse("2026-03-03T00:00:00Z"));

        assertThat(model.done).isEmpty();
    }

    @Test
    void waits_for_the_events_before_it_goes_on() {
        model.due(Owner.POINTS, "2026-03-01T05:00:00Z");
        model.looksUntilStill = 5;

        new AdvanceClock(model).to(Instant.parse("2026-03-02T00:00:00Z"));

        assertThat(model.looks).isGreaterThanOrEqualTo(6);
        assertThat(model.done).hasSize(1);
    }

    @Test
    void goes_back_only_while_there_is_no_member() {
        Instant earlier = Instant.parse("2026-01-01T00:00:00Z");
        new AdvanceClock(model).to(earlier);
        assertThat(model.now).isEqualTo(earlier);

        model.members = true;
        assertThatThrownBy(() -> new AdvanceClock(model).to(earlier.minusSeconds(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("clock-backwards"));
        assertThat(model.now).isEqualTo(earlier);
    }

    /** Three owners with lists of due instants, and events that need some looks until they have arrived. */
    private static final class Model implements ClockedServices {

        private final Map<Owner, TreeMap<Instant, Boolean>> due = new EnumMap<>(Owner.class);
        private final List<String> done = new ArrayList<>();
        private Instant now = Instant.parse("2026-02-01T00:00:00Z");
        private boolean members;
        private int looks;
        private int looksUntilStill;

        void due(Owner owner, String at) {
            due.computeIfAbsent(owner, o -> new TreeMap<>()).put(Instant.parse(at), true);
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public boolean isFrozen() {
            return true;
        }

        @Override
        public boolean hasMembers() {
            return members;
        }

        @Override
        public void set(Instant at) {
            now = at;
        }

        @Override
        public Map<Owner, Instant> nextDue() {
            Map<Owner, Instant> next = new EnumMap<>(Owner.class);
            due.forEach((owner, instants) -> {
                if (!instants.isEmpty()) {
                    next.put(owner, instants.firstKey());
                }
            });
            return next;
        }

        @Override
        public Optional<Instant> runDue(Owner owner, Instant at) {
            TreeMap<Instant, Boolean> instants = due.getOrDefault(owner, new TreeMap<>());
            instants.headMap(at, true).clear();
            done.add(owner + " " + at);
            return Optional.ofNullable(instants.isEmpty() ? null : instants.firstKey());
        }

        @Override
        public boolean still() {
            looks++;
            return looks > looksUntilStill;
        }
    }
}
