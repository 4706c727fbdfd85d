package loyalty.tier.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.events.TierProgressed;
import loyalty.outbox.Outbox;
import loyalty.programme.ProgrammeVersions;
import loyalty.programme.news.KnownProgrammes;
import loyalty.tier.domain.Change;
import loyalty.tier.domain.Climb;
import loyalty.tier.domain.Fact;
import loyalty.tier.domain.History;
import loyalty.tier.domain.Standing;

/**
 * Counts what members bought and looks where they stand. One transaction for all that comes at once: the rows of the
 * members are locked in order, their purchases are read, the tiers are told from the beginning, and what changed is
 * written down and sent.
 */
@ApplicationScoped
class ReviewMembers {

    private final Memberships memberships;
    private final Facts facts;
    private final Changes changes;
    private final KnownProgrammes programmes;
    private final Outbox outbox;

    ReviewMembers(Memberships memberships, Facts facts, Changes changes, KnownProgrammes programmes, Outbox outbox) {
        this.memberships = memberships;
        this.facts = facts;
        this.changes = changes;
        this.programmes = programmes;
        this.outbox = outbox;
    }

    /** Counts purchases, by member, and reviews those members. */
    @Transactional
    void count(SortedMap<Pseudonym, List<Fact>> bought, Instant now) {
        SortedMap<Pseudonym, Long> sequences = memberships.lock(new TreeSet<>(bought.keySet()));
        List<Facts.Counted> counted = new ArrayList<>();
        List<Envelope> events = new ArrayList<>();
        bought.forEach((member, purchases) -> {
            for (Fact fact : purchases) {
                Facts.Counted one = new Facts.Counted(member, fact, next(sequences, member), now);
                counted.add(one);
                events.add(progressed(one));
            }
        });
        facts.add(counted);
        review(sequences, now, events);
    }

    /** Reviews members for whom time alone changes something. */
    @Transactional
    void review(SortedSet<Pseudonym> members, Instant now) {
        review(memberships.lock(members), now, new ArrayList<>());
    }

    private void review(SortedMap<Pseudonym, Long> sequences, Instant now, List<Envelope> events) {
        ProgrammeVersions versions = programmes.all();
        Map<Pseudonym, List<Fact>> bought = facts.of(sequences.keySet());
        Map<Pseudonym, List<Change>> told = changes.of(sequences.keySet());
        Map<Pseudonym, Standing> standings = new HashMap<>();
        List<Changes.Told> news = new ArrayList<>();
        for (Pseudonym member : List.copyOf(sequences.keySet())) {
            Standing standing = Climb.at(now, bought.getOrDefault(member, List.of()), versions);
            List<Change> believed = History.believed(told.getOrDefault(member, List.of()));
            for (Change change : History.news(believed, standing.changes())) {
                String ladder =
                        programmes.named(change.programmeVersion()).tiers().ladder();
                news.add(new Changes.Told(member, next(sequences, member), ladder, change, now));
            }
            standings.put(member, standing);
        }
        changes.add(news);
        memberships.write(standings, sequences);
        news.forEach(one -> events.add(one.event()));
        outbox.append(events);
    }

    /** The event of a counted purchase. */
    static Envelope progressed(Facts.Counted counted) {
        TierProgressed data = new TierProgressed(
                counted.member(), counted.countedAt(), counted.fact().orderId());
        String id = "tier-service:" + counted.member().hex() + ":" + counted.sequence();
        return Envelope.about(data, id, counted.sequence(), null);
    }

    private static long next(Map<Pseudonym, Long> sequences, Pseudonym member) {
        return sequences.merge(member, 1L, Long::sum);
    }

    /** Purchases grouped by member, in the order of pseudonyms. */
    static SortedMap<Pseudonym, List<Fact>> grouped() {
        return new TreeMap<>();
    }
}
