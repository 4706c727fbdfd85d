package loyalty.tier.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loyalty.tier.domain.QualifyingHistory;
import loyalty.tier.domain.TierStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks members through 800 days on every ladder and compares each day with a slow, obvious calculation. */
class EveryDayTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final int DAYS = 800;

    static Stream<Walked> ladders() {
        return Walked.all().stream();
    }

    @ParameterizedTest
    @MethodSource("ladders")
    void every_day_is_as_the_rules_say(Walked ladder) {
        walk(ladder, 0, 2);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("ladders")
    void every_day_of_many_members_is_as_the_rules_say(Walked ladder) {
        walk(ladder, 1000, 1060);
    }

    /** Every word of a ladder, and every value that is one, is said by one that is walked. */
    @Test
    void every_word_of_a_ladder_is_walked() throws IOException {
        JsonNode ladder = new ObjectMapper()
                .readTree(Files.readString(Path.of("../programmes/programme.schema.json")))
                .at("/$defs/ladder/properties");
        String walked = ladders().map(one -> one.words().toString()).collect(Collectors.joining());

        assertThat(words(ladder))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(walked).contains('"' + word + '"'));
    }

    private static Stream<String> words(JsonNode properties) {
        return properties.properties().stream()
                .filter(property -> !List.of("name", "benefits", "kinds").contains(property.getKey()))
                .flatMap(property -> Stream.of(
                                Stream.of(property.getKey()),
                                StreamSupport.stream(
                                                property.getValue().path("enum").spliterator(), false)
                                        .map(JsonNode::asText),
                                words(property.getValue().path("properties")),
                                words(property.getValue().at("/items/properties")))
                        .flatMap(Function.identity()));
    }

    private static void walk(Walked ladder, int from, int to) {
        for (int seed = from; seed < to; seed++) {
            Random random = new Random(seed);
            SlowLadder slow = ladder.slow();
            SomeLives.Member member = SomeLives.one(random, slow, FIRST, DAYS);
            Seen before = null;
            for (int i = 0; i < DAYS; i++) {
                Instant now = during(slow, FIRST.plusDays(i), random);
                Life life = member.knownAt(now);
                QualifyingHistory history = ladder.history(life);
                TierStatus status = TierStatus.at(now, history, ladder.book());
                String whenever = ladder + ", seed " + seed + ", " + now;
                assertThat(told(status)).as(whenever).isEqualTo(SlowStatus.at(now, life, ladder.file(), slow));
                Seen seen = new Seen(now, life, status);
                if (before != null) {
                    compare(before, seen, whenever);
                }
                before = seen;
            }
        }
    }

    private record Seen(Instant now, Life life, TierStatus status) {}

    /** Time alone changes nothing before it is due. */
    private static void compare(Seen before, Seen now, String whenever) {
        Instant due = before.status().dueAt();
        if (before.life().equals(now.life()) && (due == null || due.isAfter(now.now()))) {
            assertThat(now.status().tier())
                    .as(whenever)
                    .isEqualTo(before.status().tier());
            assertThat(now.status().changes())
                    .as(whenever)
                    .isEqualTo(before.status().changes());
            assertThat(now.status().warning())
                    .as(whenever)
                    .isEqualTo(before.status().warning());
        }
    }

    /** The beginning, the end, or any time of a day. */
    private static Instant during(SlowLadder ladder, LocalDate day, Random random) {
        Instant start = day.atStartOfDay(ladder.zone).toInstant();
        return switch (random.nextInt(3)) {
            case 0 -> start;
            case 1 -> day.plusDays(1).atStartOfDay(ladder.zone).toInstant().minusNanos(1);
            default -> start.plusSeconds(random.nextInt(23 * 3600));
        };
    }

    private static SlowStatus told(TierStatus status) {
        TierStatus.Keep keep = status.keep();
        TierStatus.Warning warning = status.warning();
        return new SlowStatus(
                status.tier(),
                status.since(),
                status.validUntil(),
                status.window().value(),
                status.window().begins(),
                status.window().ends(),
                status.next().map(next -> next.step().tier()).orElse(null),
                status.next().map(TierStatus.Next::needed).orElse(null),
                keep == null ? null : keep.needed(),
                keep == null ? null : keep.by(),
                status.projected(),
                warning == null ? null : warning.days());
    }
}
