package loyalty.points.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.api.BodyHash;
import loyalty.clock.BusinessClock;
import loyalty.outbox.Outbox;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import org.jspecify.annotations.Nullable;

/** Publishes a version of the programme, once: a version that is there stays as it is. */
@ApplicationScoped
class PublishProgramme {

    private final PublishedVersions versions;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final BodyHash fingerprint;

    PublishProgramme(PublishedVersions versions, Outbox outbox, BusinessClock clock, BodyHash fingerprint) {
        this.versions = versions;
        this.outbox = outbox;
        this.clock = clock;
        this.fingerprint = fingerprint;
    }

    /**
     * A version that somebody wants to publish.
     *
     * @param text the file
     * @param effectiveAt from when it is to be in force; null for at once
     */
    record Proposal(
            Programme programme, String text, @Nullable Instant effectiveAt, String author) {}

    /**
     * Publishes in one transaction with the event that tells it.
     *
     * @throws RuntimeException a collision, when another replica publishes at the same moment
     */
    @Transactional
    Outcome<PublishedVersion> publish(Proposal proposal) {
        Optional<PublishedVersion> known = versions.named(proposal.programme().version());
        if (known.isPresent()) {
            return again(known.get(), proposal);
        }
        Instant now = clock.now();
        PublishedVersion version = new PublishedVersion(
                proposal.programme().version(),
                proposal.effectiveAt() == null ? now : proposal.effectiveAt(),
                now,
                proposal.author(),
                proposal.text());
        versions.add(version);
        outbox.append(List.of(version.event()));
        return Outcome.done(version);
    }

    /** What two files say is compared as today's reader reads both: words that came later then change nothing. */
    private Outcome<PublishedVersion> again(PublishedVersion known, Proposal proposal) {
        Instant effectiveAt = proposal.effectiveAt();
        boolean sameStart = effectiveAt == null || effectiveAt.equals(known.effectiveAt());
        if (sameStart && ProgrammeFile.read(known.content()) instanceof ProgrammeFile.Readable(Programme said)) {
            return new FirstAnswer<>(fingerprint.of(said), known)
                    .again(known.version(), fingerprint.of(proposal.programme()));
        }
        return Outcome.refused(new Rejection.IdempotencyMismatch(known.version()));
    }
}
