package loyalty.tier;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes every connection to the database from the service under test, again and again, whatever it is in the middle of:
 * for what it had begun to write, that is as if the service had died there.
 */
final class LostConnections implements AutoCloseable {

    private static final String ALL = """
            select id
            from information_schema.processlist
            where db = database() and id <> connection_id()
            """;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger lost = new AtomicInteger();
    private final Connection own;

    private LostConnections() throws SQLException {
        own = DriverManager.getConnection(
                ServiceFixture.setting("LOYALTY_DB_URL"),
                ServiceFixture.setting("LOYALTY_DB_USER"),
                ServiceFixture.setting("LOYALTY_DB_PASSWORD"));
    }

    static LostConnections every(Duration time) throws SQLException {
        LostConnections all = new LostConnections();
        all.timer.scheduleAtFixedRate(all::lose, 0, time.toMillis(), TimeUnit.MILLISECONDS);
        return all;
    }

    /** How many were taken so far. */
    int count() {
        return lost.get();
    }

    private void lose() {
        try (Statement statement = own.createStatement()) {
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(ALL)) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            for (long id : ids) {
                statement.execute("kill " + id);
                lost.incrementAndGet();
            }
        } catch (SQLException endedMeanwhile) {
            // It had gone by itself; the next round takes the others.
        }
    }

    @Override
    public void close() throws SQLException {
        timer.close();
        own.close();
    }
}
