package loyalty.voucher.holder;

import io.agroal.api.AgroalDataSource;
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
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** How values of the business stand in columns: instants in UTC, pseudonyms as bytes. */
public final class Rows {

    private Rows() {}

    public static void bind(PreparedStatement statement, Collection<Pseudonym> members) throws SQLException {
        int place = 1;
        for (Pseudonym member : members) {
            statement.setBytes(place++, member.bytes());
        }
    }

    public static String places(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    public static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }

    public static Pseudonym member(ResultSet row) throws SQLException {
        return Pseudonym.of(row.getBytes("pseudonym"));
    }

    /** The members whom a query finds for an instant, up to a limit. */
    public static List<Pseudonym> due(AgroalDataSource database, String sql, Instant at, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, utc(at));
            select.setInt(2, limit);
            List<Pseudonym> members = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    members.add(member(rows));
                }
            }
            return members;
        } catch (SQLException e) {
            throw new DatabaseException("what is due could not be read", e);
        }
    }

    /** Reads rows of members, then moves exactly those; the members are locked by the caller. */
    public static <T> List<T> move(
            AgroalDataSource database,
            String select,
            String update,
            Instant at,
            Collection<Pseudonym> members,
            Reader<T> reader) {
        String places = places(members);
        try (Connection connection = database.getConnection();
                PreparedStatement reading = connection.prepareStatement(select.formatted(places));
                PreparedStatement moving = connection.prepareStatement(update.formatted(places))) {
            bind(reading, members);
            reading.setObject(members.size() + 1, utc(at));
            List<T> found = new ArrayList<>();
            try (ResultSet rows = reading.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.of(rows));
                }
            }
            bind(moving, members);
            moving.setObject(members.size() + 1, utc(at));
            if (!found.isEmpty() && moving.executeUpdate() != found.size()) {
                throw new IllegalStateException("somebody moved rows of members who were locked");
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("what is due could not be done", e);
        }
    }

    /** Reads the rows that a query finds. */
    public static <T> List<T> read(AgroalDataSource database, String sql, Binder binder, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            binder.bind(select);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.of(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("rows could not be read", e);
        }
    }

    /** Runs one statement that changes rows; how many it found. */
    public static int update(AgroalDataSource database, String sql, Binder binder) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("a change could not be written", e);
        }
    }

    /** Puts values in the order of their places. */
    public static Binder values(Object... values) {
        return statement -> {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        };
    }

    /** Puts values into a statement. */
    public interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Makes a value of a row. */
    public interface Reader<T> {
        T of(ResultSet row) throws SQLException;
    }
}
