package loyalty.tier.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.programme.ProgrammeVersions;
import loyalty.tier.domain.LadderBook;
import loyalty.tier.domain.QualifyingHistory;
import loyalty.tier.domain.TierChange;
import loyalty.tier.domain.TierHistory;
import loyalty.tier.domain.TierStatus;
import loyalty.tier.membership.Memberships;
import org.jspecify.annotations.Nullable;

/** What the review of some members brings: their tier status, and the events to publish. */
final class Review {

    private final ProgrammeVersions versions;
    private final Instant now;
    private final Map<Pseudonym, Long> sequences;
    private final List<LadderBook> books;
    private final Set<String> further = new HashSet<>();
    private final List<PublishedChange> changes = new ArrayList<>();
    private final List<PublishedWarning> warnings = new ArrayList<>();
    private final Map<Pseudonym, Memberships.Reviewed> reviewed = new HashMap<>();
    private final Map<PublishedWarning.Topic, TierStatus> risks = new HashMap<>();

    /** @param sequences how many events were published about each member; counted on */
    Review(ProgrammeVersions versions, Instant now, Map<Pseudonym, Long> sequences) {
        this.versions = versions;
        this.now = now;
        this.sequences = sequences;
        this.books = LadderBook.all(versions);
        books.stream().filter(book -> !book.isMain()).forEach(book -> further.add(book.further()));
    }

    /** Looks at one member. */
    void look(Pseudonym member, QualifyingHistory history, List<PublishedChange> published) {
        TierStatus main = null;
        Instant due = null;
        for (LadderBook book : books) {
            TierStatus status = TierStatus.at(now, history, book);
            main = main == null ? status : main;
            due = earliest(due, status.dueAt());
            List<TierChange> before = published.stream()
                    .filter(one -> book.isMain()
                            ? !further.contains(one.ladder())
                            : one.ladder().equals(book.further()))
                    .map(PublishedChange::change)
                    .toList();
            for (TierChange change : TierHistory.unpublished(TierHistory.asPublished(before), status.changes())) {
                changes.add(new PublishedChange(member, next(member), ladderOf(change, book), change, now));
            }
            TierStatus.Warning warning = status.warning();
            if (warning != null) {
                risks.put(new PublishedWarning.Topic(member, status.ladder().ladder(), warning), status);
            }
        }
        reviewed.put(member, new Memberships.Reviewed(Objects.requireNonNull(main), due));
    }

    private String ladderOf(TierChange change, LadderBook book) {
        return book.isMain()
                ? versions.named(change.programmeVersion())
                        .orElseThrow()
                        .programme()
                        .tiers()
                        .ladder()
                : book.further();
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Of whom there may be something to warn. */
    Set<Pseudonym> atRisk() {
        Set<Pseudonym> members = new HashSet<>();
        risks.keySet().forEach(topic -> members.add(topic.member()));
        return members;
    }

    /** Warns those who are at risk, and not of what they were warned of before. */
    void warn(Set<PublishedWarning.Topic> given) {
        risks.forEach((topic, status) -> {
            if (!given.contains(topic)) {
                TierStatus.Keep keep = status.keep();
                warnings.add(new PublishedWarning(
                        topic,
                        status.tier(),
                        status.projected(),
                        keep == null ? null : keep.needed(),
                        status.programme().version(),
                        next(topic.member()),
                        now));
            }
        });
    }

    private long next(Pseudonym member) {
        return sequences.merge(member, 1L, Long::sum);
    }

    List<PublishedChange> changes() {
        return changes;
    }

    List<PublishedWarning> warnings() {
        return warnings;
    }

    Map<Pseudonym, Memberships.Reviewed> reviewed() {
        return reviewed;
    }

    /** The events to publish, in the order of their numbers. */
    List<Envelope> events() {
        return Stream.concat(
                        changes.stream().map(PublishedChange::event),
                        warnings.stream().map(PublishedWarning::event))
                .toList();
    }
}
