package loyalty.points.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.api.BodyHash;
import loyalty.clock.BusinessClock;
import loyalty.outbox.Outbox;
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

    /** What became of it. */
    sealed interface Outcome {

        /** It is published; {@code replayed} when it was before, by an equal request. */
        record Published(PublishedVersion version, boolean replayed) implements Outcome {}

        /** Its id stands for something else. */
        record Taken(PublishedVersion by) implements Outcome {}
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
     * @throws loyalty.database.DatabaseException also when another replica publishes at the same moment
     */
    @Transactional
    Outcome publish(Proposal proposal) {
        Optional<PublishedVersion> known = versions.find(proposal.programme().version());
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
        return new Outcome.Published(version, false);
    }

    /** What two files say is compared as today's reader reads both: words that came later then change nothing. */
    private Outcome again(PublishedVersion known, Proposal proposal) {
        Instant effectiveAt = proposal.effectiveAt();
        boolean equal = ProgrammeFile.read(known.content()) instanceof ProgrammeFile.Readable(Programme said)
                && MessageDigest.isEqual(fingerprint.of(said), fingerprint.of(proposal.programme()))
                && (effectiveAt == null || effectiveAt.equals(known.effectiveAt()));
        return equal ? new Outcome.Published(known, true) : new Outcome.Taken(known);
    }
}
