package loyalty.tier.members;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.enrol;
import static loyalty.tier.ServiceFixture.pseudonym;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import loyalty.database.Database;
import loyalty.events.Envelope;
import loyalty.events.ProgrammePublished;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.Test;

/** Which attributes others hear of, and when; in a schema of its own, where a version comes that goes by two of them. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "schema", value = "tierattributes"))
class AttributesTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private static final String CARDS = """
            version: cards-1
            currency: USD
            timeZone: America/New_York
            points:
              rules:
                - { rule: card, each: spend, points: 1, when: { attributes: { storeCard: "yes" } } }
                - { rule: staff, each: spend, points: 2, when: { attributes: { staff: "yes" } } }
            tiers: { ladder: one, metric: spend, windowMonths: 12, validMonths: 12, steps: [{ tier: all, threshold: 0 }] }
            """;

    private record Told(long sequence, String from, String attributes) {}

    @Test
    void others_hear_of_what_a_version_goes_by_also_of_what_was_there_before_it_came() {
        ServiceFixture.publishHouse();
        await().atMost(SOON).until(ServiceFixture::isReady);
        ServiceFixture.clock("2039-06-30T16:00:00Z");
        enrol("early", "{\"attributes\": {\"storeCard\": \"yes\", \"shoe\": \"42\"}}");
        enrol("none", "{\"attributes\": {\"shoe\": \"storeCard\"}}");
        assertThat(told("early")).as("no version goes by them").isEmpty();
        racers("{\"attributes\": {\"storeCard\": \"yes\"}}");

        ServiceFixture.clock("2039-07-02T16:00:00Z");
        Instant effectiveAt = Instant.parse("2039-07-01T00:00:00Z");
        ServiceFixture.send(
                new Envelope("cards-1", 1, new ProgrammePublished(effectiveAt, "cards-1", effectiveAt, CARDS), null));

        racers("{}");
        await().atMost(SOON).until(() -> told("early").size() == 1);
        the_last_word_about_a_racer_is_that_it_is_gone();
        assertThat(told("early")).containsExactly(new Told(2, "2039-07-01", "{\"storeCard\":\"yes\"}"));
        assertThat(told("none")).isEmpty();
        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("early", "member.attributes-changed.v1")
                                .size()
                        == 1);

        changes_are_told_once_and_count_from_the_next_day();
    }

    /** Their profiles change while others are told of them. */
    private static void racers(String profile) {
        for (int i = 0; i < 40; i++) {
            enrol("racer-" + i, profile);
        }
    }

    private static void the_last_word_about_a_racer_is_that_it_is_gone() {
        for (int i = 0; i < 40; i++) {
            List<Told> all = told("racer-" + i);
            assertThat(all.isEmpty() ? "{}" : all.getLast().attributes()).isEqualTo("{}");
        }
    }

    private void changes_are_told_once_and_count_from_the_next_day() {
        enrol("early", "{\"attributes\": {\"shoe\": \"43\", \"storeCard\": \"yes\"}}");
        assertThat(told("early")).as("nobody else's business").hasSize(1);
        patch("early", "{\"attributes\": {\"staff\": \"yes\"}}");
        patch("early", "{\"name\": \"Early\"}");
        enrol("early", "{}");
        enrol("fresh", "{\"attributes\": {\"storeCard\": \"no\"}}");

        assertThat(told("early"))
                .extracting(Told::attributes)
                .containsExactly("{\"storeCard\":\"yes\"}", "{\"staff\":\"yes\",\"storeCard\":\"yes\"}", "{}");
        assertThat(told("early")).extracting(Told::from).containsExactly("2039-07-01", "2039-07-03", "2039-07-03");
        assertThat(told("fresh")).containsExactly(new Told(2, "2039-07-03", "{\"storeCard\":\"no\"}"));
    }

    private static void patch(String memberId, String change) {
        as("checkout")
                .contentType("application/merge-patch+json")
                .body(change)
                .patch("/v1/members/" + memberId)
                .then()
                .statusCode(200);
    }

    private static List<Told> told(String memberId) {
        return Arc.container()
                .instance(Database.class)
                .get()
                .read(
                        "select event_seq, from_day, attributes from attributes_told where pseudonym = ? order by event_seq",
                        row -> new Told(row.getLong(1), row.getString(2), row.getString(3)),
                        pseudonym(memberId));
    }
}
