package loyalty.programme.versions;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import loyalty.database.DatabaseException;
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

    private static final String ADD =
            "insert ignore into programme_version (version, effective_at, yaml) values (?, ?, ?)";
    private static final String ALL = "select effective_at, yaml from programme_version";
    private static final String COUNT = "select count(*) from programme_version";

    private static final Duration MEMORY = Duration.ofSeconds(1);

    private final AgroalDataSource database;
    private volatile ProgrammeVersions known = new ProgrammeVersions(List.of());
    private volatile long lookedAt = System.nanoTime();
    private final ReentrantLock looking = new ReentrantLock();

    KnownProgrammes(AgroalDataSource database) {
        this.database = database;
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
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT);
                ResultSet counted = count.executeQuery()) {
            lookedAt = System.nanoTime();
            if (!counted.next() || counted.getInt(1) <= known.versions().size()) {
                return;
            }
        } catch (SQLException e) {
            throw new DatabaseException("the programme versions could not be counted", e);
        }
        known = read();
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
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Received event : events) {
                ProgrammePublished published = (ProgrammePublished) event.data();
                add.setString(1, published.version());
                add.setObject(2, LocalDateTime.ofInstant(published.effectiveAt(), ZoneOffset.UTC));
                add.setString(3, published.yaml());
                add.addBatch();
            }
            add.executeBatch();
            // Read again when somebody asks: this transaction may still fail.
            known = new ProgrammeVersions(List.of());
        } catch (SQLException e) {
            throw new DatabaseException("a programme version could not be kept", e);
        }
    }

    private ProgrammeVersions read() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet rows = select.executeQuery()) {
            lookedAt = System.nanoTime();
            List<ProgrammeVersions.Version> versions = new ArrayList<>();
            while (rows.next()) {
                Instant effectiveAt =
                        rows.getObject("effective_at", LocalDateTime.class).toInstant(ZoneOffset.UTC);
                versions.add(new ProgrammeVersions.Version(effectiveAt, parsed(rows.getString("yaml"))));
            }
            return new ProgrammeVersions(versions);
        } catch (SQLException e) {
            throw new DatabaseException("the programme versions could not be read", e);
        }
    }

    private static Programme parsed(String yaml) {
        return switch (ProgrammeFile.read(yaml)) {
            case ProgrammeFile.Readable(Programme programme) -> programme;
            case ProgrammeFile.Faulty(var faults) ->
                throw new IllegalStateException("a published programme cannot be read: " + faults);
        };
    }
}
