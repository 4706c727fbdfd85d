package loyalty.programme.versions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import loyalty.events.EventType;
import loyalty.events.ProgrammePublished;
import loyalty.outbox.EventHandler;
import loyalty.outbox.NotYetKnown;
import loyalty.outbox.Received;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.ProgrammeVersions;

/**
 * The programme versions that have reached this service by events (append-only). A version never changes, so what was
 * read is kept in memory; a new one may have been brought to another replica, so the memory is short.
 */
@ApplicationScoped
public class KnownProgrammes implements EventHandler {

    private static final Duration MEMORY = Duration.ofSeconds(1);

    private final VersionRows rows;
    private volatile ProgrammeVersions known = new ProgrammeVersions(List.of());
    private volatile long lookedAt = System.nanoTime();
    private final ReentrantLock looking = new ReentrantLock();

    KnownProgrammes(VersionRows rows) {
        this.rows = rows;
    }

    /**
     * Every version known by now, at least one.
     *
     * @throws NotYetKnown before the first has arrived
     */
    public ProgrammeVersions all() {
        if (known.versions().isEmpty()) {
            known = read();
        } else if (System.nanoTime() - lookedAt > MEMORY.toNanos() && looking.tryLock()) {
            // One looks, the others go on with what they know.
            try {
                upToDate();
            } finally {
                looking.unlock();
            }
        }
        if (known.versions().isEmpty()) {
            throw new NotYetKnown("no programme has arrived yet");
        }
        return known;
    }

    /**
     * Every version that the database has now, as the caller's transaction sees it, at least one.
     *
     * @throws NotYetKnown before the first has arrived
     */
    public ProgrammeVersions allNow() {
        upToDate();
        return all();
    }

    /** Versions are only ever added, so counting them tells whether there is one more. */
    private void upToDate() {
        long number = rows.number();
        lookedAt = System.nanoTime();
        if (number > known.versions().size()) {
            known = read();
        }
    }

    /**
     * The version that an event names.
     *
     * @throws NotYetKnown while it has not arrived
     */
    public Programme named(String version) {
        return known.named(version)
                .or(() -> {
                    known = read();
                    return known.named(version);
                })
                .orElseThrow(() -> new NotYetKnown("programme version " + version))
                .programme();
    }

    /**
     * The version in force at an instant.
     *
     * @throws NotYetKnown before the first has arrived
     */
    public Programme inForceAt(Instant instant) {
        return all().inForceAt(instant).orElseThrow().programme();
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.PROGRAMME_PUBLISHED);
    }

    @Override
    public void handle(List<Received> events) {
        events.forEach(event -> rows.add((ProgrammePublished) event.data()));
        // Read again when somebody asks: this transaction may still fail.
        known = new ProgrammeVersions(List.of());
    }

    private ProgrammeVersions read() {
        List<VersionEntity> all = rows.all();
        lookedAt = System.nanoTime();
        return new ProgrammeVersions(all.stream()
                .map(row -> new ProgrammeVersions.Version(row.effectiveAt, parsed(row.yaml)))
                .toList());
    }

    private static Programme parsed(String yaml) {
        return switch (ProgrammeFile.read(yaml)) {
            case ProgrammeFile.Readable(Programme programme) -> programme;
            case ProgrammeFile.Faulty(var faults) ->
                throw new IllegalStateException("a published programme cannot be read: " + faults);
        };
    }
}
