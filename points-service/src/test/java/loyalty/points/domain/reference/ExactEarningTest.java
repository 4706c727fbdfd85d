package loyalty.points.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a programme says and a member buys and brings back: it is what a slow, obvious calculation makes of it. */
class ExactEarningTest {

    @Test
    void earning_and_returning_is_what_the_rules_say() {
        hold(LongStream.range(0, 2_000));
    }

    @Test
    @Tag("long")
    void earning_and_returning_is_what_the_rules_say_two_hundred_thousand_times() {
        hold(LongStream.range(1_000_000, 1_200_000));
    }

    private static void hold(LongStream seeds) {
        seeds.parallel().forEach(seed -> {
            Story story = Stories.of(seed);
            difference(story, Reference.Mistake.NONE).ifPresent(why -> {
                Story small = smallest(story);
                throw new AssertionError("seed %d: %s%nsmallest: %s%n%s%n%s"
                        .formatted(seed, why, difference(small, Reference.Mistake.NONE), small.file(), small.orders()));
            });
        });
    }

    private static Story smallest(Story story) {
        Optional<Story> smaller = story.smaller().stream()
                .filter(some -> difference(some, Reference.Mistake.NONE).isPresent())
                .findFirst();
        return smaller.isEmpty() ? story : smallest(smaller.get());
    }

    private static Optional<String> difference(Story story, Reference.Mistake mistake) {
        return new Comparison(story, mistake).difference();
    }

    /** The comparison is worth nothing unless it tells a wrong calculation from a right one. */
    @Test
    void every_mistake_is_found() {
        Set<Reference.Mistake> found = EnumSet.noneOf(Reference.Mistake.class);
        for (Reference.Mistake mistake : Reference.Mistake.values()) {
            if (LongStream.range(0, 500)
                    .anyMatch(seed -> difference(Stories.of(seed), mistake).isPresent())) {
                found.add(mistake);
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        Reference.Mistake.ROUNDS_EACH_PART,
                        Reference.Mistake.CAPS_SPARE_EVENTS,
                        Reference.Mistake.TEN_DECIMALS,
                        Reference.Mistake.CAPS_COUNT_WHAT_ROUNDING_TOOK);
    }
}
