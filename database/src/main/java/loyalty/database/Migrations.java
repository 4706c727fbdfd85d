package loyalty.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Migrates the schema with Flyway before anything else starts: the shared tables from {@code db/outbox}, the service's
 * own from {@code db/migration}.
 */
@ApplicationScoped
public class Migrations {

    /** The priority of startup observers that need the tables. */
    public static final int AFTER = 1_000;

    /** The priority of startup observers that need the tables and that timers need; the scheduler starts at 0. */
    public static final int BEFORE_TIMERS = -1;

    private static final int FIRST = -1_000;

    private final AgroalDataSource database;
    private final boolean nothingElse;

    Migrations(
            AgroalDataSource database,
            @ConfigProperty(name = "loyalty.migrate-only", defaultValue = "false") boolean nothingElse) {
        this.database = database;
        this.nothingElse = nothingElse;
    }

    void migrate(@Observes @Priority(FIRST) StartupEvent start) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/outbox", "classpath:db/migration")
                // The shared tables count their versions from 0, below those of a service that is older than they are.
                .outOfOrder(true)
                .load()
                .migrate();
        if (nothingElse) {
            Quarkus.asyncExit(0);
        }
    }
}
