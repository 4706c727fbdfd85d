package loyalty.cli.verify;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import loyalty.cli.RunningSystem;
import loyalty.local.StackException;

/** All schemas as the user sees them who may read everything and change nothing. */
public final class Books implements AutoCloseable {
    private final Connection connection;

    private Books(Connection connection) {
        this.connection = connection;
    }

    /** Opens the books of a running system. */
    public static Books of(RunningSystem running) {
        return open(running.database(), running.reader(), running.readerPassword());
    }

    static Books open(String url, String user, String password) {
        try {
            return new Books(DriverManager.getConnection(url, user, password));
        } catch (SQLException e) {
            throw new StackException("the database does not answer: " + e.getMessage(), e);
        }
    }

    /** The one number that a query gives. */
    public long number(String query) {
        return table(query).values().stream().findFirst().orElse(0L);
    }

    /** The first column of a query. */
    public Set<String> texts(String query) {
        Set<String> all = new LinkedHashSet<>();
        each(query, row -> all.add(String.valueOf(row.getString(1))));
        return all;
    }

    /** Two columns of a query, a name and a number; or one, the number. */
    public Map<String, Long> table(String query) {
        Map<String, Long> all = new LinkedHashMap<>();
        each(query, row -> {
            int columns = row.getMetaData().getColumnCount();
            all.put(String.valueOf(row.getString(1)), row.getLong(columns));
        });
        return all;
    }

    /** Whether a table exists; one whose service has never started does not. */
    public boolean has(String schema, String table) {
        return number("select count(*) from information_schema.tables where table_schema = '" + schema
                        + "' and table_name = '" + table + "'")
                > 0;
    }

    @FunctionalInterface
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void each(String query, Row row) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                row.take(rows);
            }
        } catch (SQLException e) {
            throw new StackException("the books cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // Nothing was changed, so nothing is lost.
        }
    }
}
