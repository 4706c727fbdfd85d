package loyalty.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result. Columns are named as in the result, or counted from 1. What is null in the row is null here, or 0, or
 * false, as it is in JDBC. What fails does so with a {@link DatabaseException}.
 */
public final class Row {

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    private static DatabaseException unread(SQLException e) {
        return new DatabaseException("a column could not be read", e);
    }

    @NullUnmarked
    public String getString(String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    @NullUnmarked
    public String getString(int column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    public long getLong(String column) {
        try {
            return row.getLong(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    public long getLong(int column) {
        try {
            return row.getLong(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    public int getInt(String column) {
        try {
            return row.getInt(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    public int getInt(int column) {
        try {
            return row.getInt(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    public boolean getBoolean(String column) {
        try {
            return row.getBoolean(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    @NullUnmarked
    public byte[] getBytes(String column) {
        try {
            return row.getBytes(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    @NullUnmarked
    public byte[] getBytes(int column) {
        try {
            return row.getBytes(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    @NullUnmarked
    public BigDecimal getBigDecimal(String column) {
        try {
            return row.getBigDecimal(column);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    @NullUnmarked
    public <T> T getObject(String column, Class<T> type) {
        try {
            return row.getObject(column, type);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** A number that may be absent. */
    public @Nullable Long longOrNull(String column) {
        return getObject(column, Long.class);
    }

    /** An instant that is always there. */
    public Instant instant(String column) {
        return Objects.requireNonNull(instantOrNull(column), column);
    }

    /** An instant that may be absent. */
    public @Nullable Instant instantOrNull(String column) {
        LocalDateTime utc = getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    /** Whose row it is. */
    public Pseudonym owner() {
        return Pseudonym.of(getBytes("pseudonym"));
    }
}
