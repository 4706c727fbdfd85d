package loyalty.voucher.wallet;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** How values of the business stand in columns: instants in UTC, pseudonyms as bytes. */
final class Rows {

    private Rows() {}

    static void bind(PreparedStatement statement, Collection<Pseudonym> members) throws SQLException {
        int place = 1;
        for (Pseudonym member : members) {
            statement.setBytes(place++, member.bytes());
        }
    }

    static String places(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static Pseudonym member(ResultSet row) throws SQLException {
        return Pseudonym.of(row.getBytes("pseudonym"));
    }
}
