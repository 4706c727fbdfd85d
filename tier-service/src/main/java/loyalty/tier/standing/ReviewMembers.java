package loyalty.tier.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.outbox.Outbox;
import loyalty.programme.news.KnownProgrammes;
import loyalty.tier.domain.Story;

/**
 * Counts what members did and looks where they stand. One transaction for all that comes at once: the rows of the
 * members are locked in order, what they did is read, the tiers are told from the beginning, and what changed is written
 * down and sent.
 */
@ApplicationScoped
class ReviewMembers {

    private final Memberships memberships;
    private final Deeds deeds;
    private final Stories stories;
    private final Changes changes;
    private final Warnings warnings;
    private final KnownProgrammes programmes;
    private final Outbox outbox;

    ReviewMembers(
            Memberships memberships,
            Deeds deeds,
            Stories stories,
            Changes changes,
            Warnings warnings,
            KnownProgrammes programmes,
            Outbox outbox) {
        this.memberships = memberships;
        this.deeds = deeds;
        this.stories = stories;
        this.changes = changes;
        this.warnings = warnings;
        this.programmes = programmes;
        this.outbox = outbox;
    }

    /** Counts what was done, by member, and reviews those members. */
    @Transactional
    void count(SortedMap<Pseudonym, List<Deeds.Deed>> done, Instant now) {
        SortedMap<Pseudonym, Long> sequences = memberships.lock(new TreeSet<>(done.keySet()));
        List<Deeds.Counted> counted = new ArrayList<>();
        done.forEach((member, some) -> {
            for (Deeds.Deed deed : some) {
                counted.add(new Deeds.Counted(member, deed, sequences.merge(member, 1L, Long::sum), now));
            }
        });
        deeds.add(counted);
        List<Envelope> events = new ArrayList<>();
        counted.forEach(one -> events.add(one.event()));
        review(sequences, now, events);
    }

    /** Reviews members for whom time, or a decision of support, changes something. */
    @Transactional
    void review(SortedSet<Pseudonym> members, Instant now) {
        review(memberships.lock(members), now, new ArrayList<>());
    }

    private void review(SortedMap<Pseudonym, Long> sequences, Instant now, List<Envelope> events) {
        Map<Pseudonym, Story> known = stories.of(sequences.keySet());
        Map<Pseudonym, List<Changes.Told>> told = changes.of(sequences.keySet());
        Review review = new Review(programmes.all(), now, sequences);
        for (Pseudonym member : List.copyOf(sequences.keySet())) {
            review.look(member, known.getOrDefault(member, Story.NONE), told.getOrDefault(member, List.of()));
        }
        review.warn(warnings.given(review.atRisk()));
        changes.add(review.changes());
        warnings.add(review.warnings());
        memberships.write(review.summaries(), sequences);
        events.addAll(review.events());
        outbox.append(events);
    }
}
