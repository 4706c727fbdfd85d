package loyalty.points.programme;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.database.DatabaseException;
import loyalty.database.Migrations;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.ProgrammeVersions;
import org.jboss.logging.Logger;

/** The published programmes, as the ledger reads them. */
@ApplicationScoped
public class RuleBook {

    /** How many versions there are. They are only ever added, so this tells whether there is one more. */
    public static final String COUNT = "select count(*) from programme_version";

    private static final Logger LOG = Logger.getLogger(RuleBook.class);

    private final PublishedVersions versions;
    private volatile ProgrammeVersions known = new ProgrammeVersions(List.of());

    RuleBook(PublishedVersions versions) {
        this.versions = versions;
    }

    /** After the first programme was published, so that no request has to ask for it. */
    void learn(@Observes @Priority(Migrations.AFTER + 1) StartupEvent start) {
        upToDate();
    }

    /** Looks what other replicas have published, so that one that nobody asks knows it too. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            upToDate();
        } catch (RuntimeException e) {
            if (!DatabaseException.isPassing(e)) {
                throw e;
            }
            LOG.debug("what is published could not be seen; it is looked for again", e);
        }
    }

    /**
     * The versions that were known when somebody last looked, at most about a second ago. The database is asked only while
     * none is known at all.
     */
    public ProgrammeVersions known() {
        return known.versions().isEmpty() ? upToDate() : known;
    }

    /**
     * The programme in force at an instant, of the versions that were known when somebody last looked.
     *
     * @throws ProblemException 503 {@code unavailable} while none is in force
     */
    public Programme inForceAt(Instant instant) {
        return inForceAt(instant, known());
    }

    /**
     * The programme in force at an instant, of all versions: what refuses by the programme asks for it, so that nothing is
     * refused that another replica's version allows.
     *
     * @throws ProblemException 503 {@code unavailable} while none is in force
     */
    public Programme latestInForceAt(Instant instant) {
        return inForceAt(instant, upToDate());
    }

    private static Programme inForceAt(Instant instant, ProgrammeVersions versions) {
        return versions.inForceAt(instant)
                .orElseThrow(() -> new ProblemException(Problems.unavailable("No programme is published yet.")))
                .programme();
    }

    /** All versions, whichever replica published them: versions are only ever added, so counting them is enough. */
    public ProgrammeVersions upToDate() {
        if (versions.number() != known.versions().size()) {
            known = new ProgrammeVersions(versions.all().stream()
                    .map(version -> new ProgrammeVersions.Version(version.effectiveAt(), programme(version.content())))
                    .toList());
        }
        return known;
    }

    private static Programme programme(String content) {
        return switch (ProgrammeFile.read(content)) {
            case ProgrammeFile.Readable readable -> readable.programme();
            case ProgrammeFile.Faulty faulty ->
                throw new IllegalStateException("a published programme cannot be read: " + faulty.faults());
        };
    }
}
