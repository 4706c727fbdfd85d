package loyalty.tier.review;

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
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.domain.QualifyingHistory;
import loyalty.tier.membership.Memberships;

/**
 * Counts qualifying events and reviews the tiers of their members. One transaction for a whole batch: the members are
 * locked in order, their histories are read, the tiers are evaluated from the beginning, and what changed is written down
 * and published.
 */
@ApplicationScoped
public class ReviewMembers {

    private final Memberships memberships;
    private final QualifyingEvents qualifyingEvents;
    private final QualifyingHistories histories;
    private final TierChanges changes;
    private final TierWarnings warnings;
    private final KnownProgrammes programmes;
    private final Outbox outbox;

    ReviewMembers(
            Memberships memberships,
            QualifyingEvents qualifyingEvents,
            QualifyingHistories histories,
            TierChanges changes,
            TierWarnings warnings,
            KnownProgrammes programmes,
            Outbox outbox) {
        this.memberships = memberships;
        this.qualifyingEvents = qualifyingEvents;
        this.histories = histories;
        this.changes = changes;
        this.warnings = warnings;
        this.programmes = programmes;
        this.outbox = outbox;
    }

    /** Counts what was done, by member, and reviews those members. */
    @Transactional
    public void count(SortedMap<Pseudonym, List<QualifyingEvent>> done, Instant now) {
        SortedMap<Pseudonym, Long> sequences = memberships.lock(new TreeSet<>(done.keySet()));
        List<CountedEvent> counted = new ArrayList<>();
        done.forEach((member, some) -> {
            for (QualifyingEvent event : some) {
                counted.add(new CountedEvent(member, event, sequences.merge(member, 1L, Long::sum), now));
            }
        });
        qualifyingEvents.add(counted);
        List<Envelope> events = new ArrayList<>();
        counted.forEach(one -> events.add(one.envelope()));
        review(sequences, now, events);
    }

    /** Reviews members for whom time, or a decision of support, changes something. */
    @Transactional
    public void review(SortedSet<Pseudonym> members, Instant now) {
        review(memberships.lock(members), now, new ArrayList<>());
    }

    private void review(SortedMap<Pseudonym, Long> sequences, Instant now, List<Envelope> events) {
        Map<Pseudonym, QualifyingHistory> known = histories.of(sequences.keySet());
        Map<Pseudonym, List<PublishedChange>> published = changes.of(sequences.keySet());
        Review review = new Review(programmes.all(), now, sequences);
        for (Pseudonym member : List.copyOf(sequences.keySet())) {
            review.look(
                    member,
                    known.getOrDefault(member, QualifyingHistory.NONE),
                    published.getOrDefault(member, List.of()));
        }
        review.warn(warnings.given(review.atRisk()));
        changes.add(review.changes());
        warnings.add(review.warnings());
        memberships.write(review.reviewed(), sequences);
        events.addAll(review.events());
        outbox.append(events);
    }
}
