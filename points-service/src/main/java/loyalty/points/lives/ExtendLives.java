package loyalty.points.lives;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import loyalty.api.ProblemException;
import loyalty.events.TierChanged;
import loyalty.outbox.NotYetKnown;
import loyalty.points.members.TiersReached;
import loyalty.points.posting.PostingQueue;
import loyalty.points.programme.RuleBook;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeVersions;
import loyalty.programme.earning.Expiry;

/** Who reaches a tier in which points live longer has all their points live so, where the programme says so. */
@ApplicationScoped
class ExtendLives {

    private final PostingQueue queue;
    private final RuleBook ruleBook;

    ExtendLives(PostingQueue queue, RuleBook ruleBook) {
        this.queue = queue;
        this.ruleBook = ruleBook;
    }

    /**
     * Posts it; an event that comes again extends nothing further.
     *
     * @throws NotYetKnown when it cannot be posted now; the event is to come again
     */
    void post(@Observes TiersReached reached) {
        ProgrammeVersions versions = versionsOf(reached.changes());
        List<CompletableFuture<?>> posting = new ArrayList<>();
        for (TierChanged change : reached.changes()) {
            extend(change, versions)
                    .ifPresent(extend -> posting.add(queue.postPatiently(extend).toCompletableFuture()));
        }
        try {
            CompletableFuture.allOf(posting.toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException) {
                throw new NotYetKnown("the life of points in another tier");
            }
            throw e;
        }
    }

    private ProgrammeVersions versionsOf(List<TierChanged> changes) {
        ProgrammeVersions known = ruleBook.known();
        return changes.stream()
                        .allMatch(
                                change -> known.named(change.programmeVersion()).isPresent())
                ? known
                : ruleBook.upToDate();
    }

    private static Optional<Extend> extend(TierChanged change, ProgrammeVersions versions) {
        Programme programme = versions.named(change.programmeVersion())
                .orElseThrow(
                        () -> new NotYetKnown("the version " + change.programmeVersion() + " is not published here"))
                .programme();
        Expiry expiry = programme.points().expiry();
        boolean isRate = programme.tiers().rankOf(change.tier()) >= 0;
        return isRate && expiry.isExtended()
                ? Optional.of(new Extend(
                        change.member(),
                        change.tier(),
                        expiry.lifeFor(change.tier()),
                        programme.calendar().dayOf(change.at()),
                        programme.timeZone()))
                : Optional.empty();
    }
}
