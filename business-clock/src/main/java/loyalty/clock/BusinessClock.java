package loyalty.clock;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.database.Migrations;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Business time: the system's time (UTC), unless the dev clock of the local run was set and stands still. */
@ApplicationScoped
public class BusinessClock {

    private static final String READ = "select now_at from business_clock where id = 1";
    private static final String WRITE =
            "insert into business_clock (id, now_at) values (1, ?) on duplicate key update now_at = values(now_at)";

    private final AgroalDataSource database;
    private final boolean mayBeSet;
    private volatile @Nullable Instant frozen;

    BusinessClock(AgroalDataSource database, @ConfigProperty(name = "loyalty.dev-clock") boolean mayBeSet) {
        this.database = database;
        this.mayBeSet = mayBeSet;
    }

    void start(@Observes @Priority(Migrations.AFTER - 1) StartupEvent start) {
        if (mayBeSet) {
            frozen = read().orElse(null);
        }
    }

    /** The present instant, in microseconds, which is what the databases keep. */
    public Instant now() {
        Instant standing = frozen;
        return standing != null ? standing : Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether this is the local run, where the clock can be set. */
    public boolean mayBeSet() {
        return mayBeSet;
    }

    /** Where the clock stands still, if it was set. */
    public Optional<Instant> frozenAt() {
        return Optional.ofNullable(frozen);
    }

    /** Sets the clock; from now on it stands still until it is set again. The caller has seen to what is due. */
    void set(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setObject(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            write.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("the clock could not be set", e);
        }
        frozen = now;
    }

    private Optional<Instant> read() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(READ);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseException("the clock could not be read", e);
        }
    }
}
