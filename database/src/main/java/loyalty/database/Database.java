package loyalty.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service's own database, for SQL written by hand. Inside a transaction every call joins it; outside, each commits
 * for itself (auto-commit). An {@link SQLException} becomes a {@link DatabaseException}.
 */
@ApplicationScoped
public class Database {

    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    /** Some statements that share a connection. */
    public interface Work<T> {
        T run(ManyRows rows);
    }

    /** Some statements that share a connection and answer nothing. */
    public interface Change {
        void run(ManyRows rows);
    }

    /**
     * Runs statements on one connection.
     *
     * @throws DatabaseException when one of them fails
     */
    public <T> T ask(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.run(new ManyRows(connection));
        } catch (SQLException e) {
            throw new DatabaseException("the database could not do it", e);
        }
    }

    /**
     * Runs statements that change rows on one connection.
     *
     * @throws DatabaseException when one of them fails
     */
    public void change(Change change) {
        ask(rows -> {
            change.run(rows);
            return true;
        });
    }

    /**
     * Reads the rows that a query finds.
     *
     * @param values of its marks, as {@link ManyRows} takes them
     */
    public <T> List<T> read(String sql, ManyRows.Reading<T> reading, @Nullable Object... values) {
        return ask(rows -> rows.read(sql, reading, Arrays.asList(values)));
    }

    /**
     * Runs one statement that changes rows.
     *
     * @param values of its marks, as {@link ManyRows} takes them
     * @return how many rows it found
     */
    public int execute(String sql, @Nullable Object... values) {
        return ask(rows -> rows.execute(sql, values));
    }
}
