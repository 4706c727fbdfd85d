package loyalty.tier.standing;

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
import loyalty.tier.domain.Change;
import loyalty.tier.domain.History;
import loyalty.tier.domain.LadderBook;
import loyalty.tier.domain.Standing;
import loyalty.tier.domain.Story;
import org.jspecify.annotations.Nullable;

/** What one look at some members brings: where they stand, and what there is to tell. */
final class Review {

    private final ProgrammeVersions versions;
    private final Instant now;
    private final Map<Pseudonym, Long> sequences;
    private final List<LadderBook> books;
    private final Set<String> further = new HashSet<>();
    private final List<Changes.Told> changes = new ArrayList<>();
    private final List<Warnings.Told> warnings = new ArrayList<>();
    private final Map<Pseudonym, Memberships.Summary> summaries = new HashMap<>();
    private final Map<Warnings.Topic, Standing> risks = new HashMap<>();

    /** @param sequences how many events were sent about each member; counted on */
    Review(ProgrammeVersions versions, Instant now, Map<Pseudonym, Long> sequences) {
        this.versions = versions;
        this.now = now;
        this.sequences = sequences;
        this.books = LadderBook.all(versions);
        books.stream().filter(book -> !book.isMain()).forEach(book -> further.add(book.further()));
    }

    /** Looks at one member. */
    void look(Pseudonym member, Story story, List<Changes.Told> told) {
        Standing main = null;
        Instant due = null;
        for (LadderBook book : books) {
            Standing standing = Standing.at(now, story, book);
            main = main == null ? standing : main;
            due = earliest(due, standing.dueAt());
            List<Change> before = told.stream()
                    .filter(one -> book.isMain()
                            ? !further.contains(one.ladder())
                            : one.ladder().equals(book.further()))
                    .map(Changes.Told::change)
                    .toList();
            for (Change change : History.news(History.believed(before), standing.changes())) {
                changes.add(new Changes.Told(member, next(member), ladderOf(change, book), change, now));
            }
            Standing.Warning warning = standing.warning();
            if (warning != null) {
                risks.put(new Warnings.Topic(member, standing.ladder().ladder(), warning), standing);
            }
        }
        summaries.put(member, new Memberships.Summary(Objects.requireNonNull(main), due));
    }

    private String ladderOf(Change change, LadderBook book) {
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
    void warn(Set<Warnings.Topic> given) {
        risks.forEach((topic, standing) -> {
            if (!given.contains(topic)) {
                Standing.Keep keep = standing.keep();
                warnings.add(new Warnings.Told(
                        topic,
                        standing.tier(),
                        standing.projected(),
                        keep == null ? null : keep.needed(),
                        standing.programme().version(),
                        next(topic.member()),
                        now));
            }
        });
    }

    private long next(Pseudonym member) {
        return sequences.merge(member, 1L, Long::sum);
    }

    List<Changes.Told> changes() {
        return changes;
    }

    List<Warnings.Told> warnings() {
        return warnings;
    }

    Map<Pseudonym, Memberships.Summary> summaries() {
        return summaries;
    }

    /** The events of all that there is to tell, in the order of their numbers. */
    List<Envelope> events() {
        return Stream.concat(
                        changes.stream().map(Changes.Told::event),
                        warnings.stream().map(Warnings.Told::event))
                .toList();
    }
}
