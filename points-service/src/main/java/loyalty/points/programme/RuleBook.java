package loyalty.points.programme;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.database.DatabaseException;
import loyalty.database.ManyRows;
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
    private static final String READ = "select effective_at, content from programme_version order by position";

    private final AgroalDataSource database;
    private volatile ProgrammeVersions known = new ProgrammeVersions(List.of());

    RuleBook(AgroalDataSource database) {
        this.database = database;
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
        } catch (DatabaseException e) {
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

    /** All versions, whichever replica published them. */
    public ProgrammeVersions upToDate() {
        try (Connection connection = database.getConnection()) {
            return upToDate(connection);
        } catch (SQLException e) {
            throw new DatabaseException("the programme versions could not be read", e);
        }
    }

    /** All versions, whichever replica published them: versions are only ever added, so counting them is enough. */
    public ProgrammeVersions upToDate(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT);
                ResultSet counted = count.executeQuery()) {
            if (counted.next() && counted.getInt(1) != known.versions().size()) {
                known = read(connection);
            }
        }
        return known;
    }

    private static ProgrammeVersions read(Connection connection) throws SQLException {
        List<ProgrammeVersions.Version> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(READ);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                versions.add(new ProgrammeVersions.Version(
                        ManyRows.instant(row, "effective_at"), programme(row.getString("content"))));
            }
        }
        return new ProgrammeVersions(versions);
    }

    private static Programme programme(String content) {
        return switch (ProgrammeFile.read(content)) {
            case ProgrammeFile.Readable readable -> readable.programme();
            case ProgrammeFile.Faulty faulty ->
                throw new IllegalStateException("a published programme cannot be read: " + faulty.faults());
        };
    }
}
