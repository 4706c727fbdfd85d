package loyalty.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * Multi-row statements (bulk insert, bulk update, {@code in} lists): what makes a batch cheaper than its rows one by
 * one. The values of a row may be text, numbers, booleans, bytes, {@link Pseudonym}, {@link Instant} (stored as UTC)
 * and null; for a mark in an {@code in} list the value is a collection, which must not be empty. What fails does so with a
 * {@link DatabaseException}.
 */
public final class ManyRows {

    private static final int ROWS_MAX = 1_000;

    private final Connection connection;

    public ManyRows(Connection connection) {
        this.connection = connection;
    }

    /** One row of a result as a value. */
    public interface Reading<T> {
        /** Makes a value of the row. */
        T read(Row row);
    }

    /**
     * Inserts all rows or none.
     *
     * @param into the statement up to, and without, {@code values}
     */
    public void insert(String into, List<@Nullable Object[]> rows) {
        insert(into, "", rows);
    }

    /** Inserts all rows or none; {@code after} may say what becomes of a row that is there already. */
    public void insert(String into, String after, List<@Nullable Object[]> rows) {
        for (List<@Nullable Object[]> some : slices(rows)) {
            String row = "(" + marks(some.getFirst().length) + ")";
            String sql = into + " values " + String.join(", ", Collections.nCopies(some.size(), row)) + after;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, 1, some);
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new DatabaseException("rows could not be added", e);
            }
        }
    }

    /**
     * Updates one row of the table by each of the rows.
     *
     * @param table the table, known as {@code t} in the other parts
     * @param columns the names of the values, known as {@code n.name}
     * @param on which row a row is about
     * @param set what is to be changed
     * @throws IllegalStateException when a row found nothing to update: what was read before is not true any more
     */
    public void update(String table, List<String> columns, String on, String set, List<@Nullable Object[]> rows) {
        for (List<@Nullable Object[]> some : slices(rows)) {
            String first = "select "
                    + String.join(
                            ", ", columns.stream().map(name -> "? as " + name).toList());
            String next = " union all select " + marks(columns.size());
            String sql = "update (" + first + next.repeat(some.size() - 1) + ") n straight_join " + table + " t on "
                    + on + " set " + set;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, 1, some);
                int found = statement.executeUpdate();
                if (found != some.size()) {
                    throw new IllegalStateException(
                            "of %d rows of %s only %d were as read".formatted(some.size(), table, found));
                }
            } catch (SQLException e) {
                throw new DatabaseException("rows could not be changed", e);
            }
        }
    }

    /** A value of a row as an id, for comparison with a column: MySQL compares no other text with one. */
    public static String id(String name) {
        return "convert(n." + name + " using ascii) collate ascii_bin";
    }

    /**
     * Reads what belongs to the keys.
     *
     * @param sql with {@code :keys} where the list of the keys belongs
     * @param after the values of the marks behind the list
     */
    public <T> List<T> select(String sql, Collection<?> keys, Reading<T> reading, Object... after) {
        return keys.isEmpty()
                ? List.of()
                : read(
                        sql.replace(":keys", "?"),
                        reading,
                        Stream.concat(Stream.of(keys), Stream.of(after)).toList());
    }

    /** Reads what a query with these values finds. */
    public <T> List<T> read(String sql, Reading<T> reading, Collection<?> values) {
        List<T> found = new ArrayList<>();
        InLists lists = InLists.of(sql, values.toArray());
        try (PreparedStatement statement = connection.prepareStatement(lists.sql())) {
            bind(statement, 1, lists.values());
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    found.add(reading.read(row));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException("rows could not be read", e);
        }
        return found;
    }

    /**
     * Runs one statement that changes rows.
     *
     * @return how many rows it found
     */
    public int execute(String sql, @Nullable Object... values) {
        InLists lists = InLists.of(sql, values);
        try (PreparedStatement statement = connection.prepareStatement(lists.sql())) {
            bind(statement, 1, lists.values());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("rows could not be changed", e);
        }
    }

    private static <T> List<List<T>> slices(List<T> rows) {
        return Stream.iterate(0, from -> from < rows.size(), from -> from + ROWS_MAX)
                .map(from -> rows.subList(from, Math.min(rows.size(), from + ROWS_MAX)))
                .toList();
    }

    static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    private static void bind(PreparedStatement statement, int position, List<@Nullable Object[]> rows)
            throws SQLException {
        int next = position;
        for (@Nullable Object[] row : rows) {
            next = bind(statement, next, row);
        }
    }

    private static int bind(PreparedStatement statement, int position, @Nullable Object[] values) throws SQLException {
        int next = position;
        for (Object value : values) {
            switch (value) {
                case null -> statement.setNull(next, java.sql.Types.NULL);
                case Pseudonym pseudonym -> statement.setBytes(next, pseudonym.bytes());
                case byte[] bytes -> statement.setBytes(next, bytes);
                case Instant instant -> statement.setObject(next, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
                case Long number -> statement.setLong(next, number);
                case Integer number -> statement.setInt(next, number);
                case String text -> statement.setString(next, text);
                default -> statement.setObject(next, value);
            }
            next++;
        }
        return next;
    }
}
