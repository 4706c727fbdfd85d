package loyalty.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final int PARTITION = 3;
    private static final long NOW = Duration.ofDays(20_000).toMillis();

    private final RecentEvents recent = new RecentEvents();

    @Test
    void nothing_begins_before_the_partition_does() {
        assertThat(recent.now(PARTITION, false)).isEqualTo(new Beginning.NotYet());
        assertThat(recent.since(PARTITION, 7, "mia", false)).isEqualTo(new Beginning.NotYet());
    }

    @Test
    void while_old_events_are_read_again_they_are_no_news_to_anybody() {
        recent.begin(PARTITION, 100, NOW);
        recent.reaches(PARTITION, 103);
        recent.note(PARTITION, 100, "mia", Part.POINTS, NOW);

        assertThat(recent.now(PARTITION, false)).isEqualTo(new Beginning.Now(103));
        assertThat(recent.since(PARTITION, 103, "mia", false)).isEqualTo(new Beginning.Since(103, Map.of()));
        assertThat(recent.since(PARTITION, 102, "mia", false)).isEqualTo(new Beginning.Since(102, Map.of()));
        assertThat(recent.since(PARTITION, 104, "mia", false)).isEqualTo(new Beginning.Lost(103));

        recent.note(PARTITION, 101, "mia", Part.TIER, NOW);
        recent.note(PARTITION, 102, "leo", Part.TIER, NOW);
        assertThat(recent.since(PARTITION, 101, "mia", false))
                .isEqualTo(new Beginning.Since(101, Map.of(Part.TIER, 101L)));
    }

    @Test
    void who_was_there_before_the_partition_had_begun_misses_no_news() {
        recent.begin(PARTITION, 100, NOW);
        recent.reaches(PARTITION, 103);
        for (int offset = 100; offset < 105; offset++) {
            recent.note(PARTITION, offset, "mia", Part.POINTS, NOW);
        }

        assertThat(recent.now(PARTITION, true)).isEqualTo(new Beginning.Now(100));
        assertThat(recent.now(PARTITION, false)).isEqualTo(new Beginning.Now(105));
    }

    @Test
    void another_gateway_may_be_ahead_for_a_while() {
        recent.begin(PARTITION, 100, NOW);

        assertThat(recent.since(PARTITION, 101, "mia", true)).isEqualTo(new Beginning.NotYet());
        assertThat(recent.since(PARTITION, 101, "mia", false)).isEqualTo(new Beginning.Lost(100));
    }

    @Test
    void what_is_older_than_a_quarter_of_an_hour_is_lost() {
        recent.begin(PARTITION, 100, NOW);
        long later = NOW;
        for (int offset = 100; offset < 300; offset++) {
            recent.note(PARTITION, offset, "mia", Part.POINTS, later);
            later += Duration.ofSeconds(11).toMillis();
        }

        assertThat(recent.since(PARTITION, 100, "mia", true)).isEqualTo(new Beginning.Lost(300));
        assertThat(recent.since(PARTITION, 299, "mia", true))
                .isEqualTo(new Beginning.Since(299, Map.of(Part.POINTS, 299L)));
    }
}
