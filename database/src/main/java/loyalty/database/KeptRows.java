package loyalty.database;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * Writes what tables keep of a member as JSON, row by row as the database sends them, so that a long history takes no more
 * memory than a short one.
 */
@ApplicationScoped
public class KeptRows {

    /** How MySQL's driver is told to hand over each row as it comes. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private static final int MONEY_DECIMALS = 2;

    private final AgroalDataSource source;

    KeptRows(AgroalDataSource source) {
        this.source = source;
    }

    /**
     * Writes a field: what a table keeps of a member.
     *
     * @throws DatabaseException when the rows cannot be read
     * @throws IllegalStateException when there is a column of bytes that is not withheld
     */
    public void write(KeptTable table, Pseudonym member, JsonGenerator out) throws IOException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(table.sql())) {
            statement.setFetchSize(ROW_BY_ROW);
            statement.setBytes(1, member.bytes());
            try (ResultSet rows = statement.executeQuery()) {
                out.writeFieldName(table.name());
                write(table, rows, out);
            }
        } catch (SQLException e) {
            throw new DatabaseException("what is kept of a member could not be read", e);
        }
    }

    private static void write(KeptTable table, ResultSet rows, JsonGenerator out) throws SQLException, IOException {
        Columns columns = new Columns(table, rows);
        if (table.isSingle()) {
            if (rows.next()) {
                columns.write(out);
            } else {
                out.writeNull();
            }
            return;
        }
        out.writeStartArray();
        while (rows.next()) {
            columns.write(out);
        }
        out.writeEndArray();
    }

    /** The columns of a result, of which the row that it stands at is written. */
    private record Columns(KeptTable table, ResultSet rows, ResultSetMetaData columns) {

        Columns(KeptTable table, ResultSet rows) throws SQLException {
            this(table, rows, rows.getMetaData());
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                if (isOfBytes(columns.getColumnType(i)) && table.tells(columns.getColumnName(i))) {
                    throw new IllegalStateException(
                            "%s.%s: bytes are told to nobody".formatted(table.table(), columns.getColumnName(i)));
                }
            }
        }

        private static boolean isOfBytes(int type) {
            return switch (type) {
                case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> true;
                default -> false;
            };
        }

        void write(JsonGenerator out) throws SQLException, IOException {
            out.writeStartObject();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String column = columns.getColumnName(i);
                if (table.tells(column)) {
                    out.writeFieldName(table.nameOf(column));
                    write(i, column, out);
                }
            }
            Row row = new Row(rows);
            for (Map.Entry<String, Function<Row, String>> made : table.made().entrySet()) {
                out.writeStringField(made.getKey(), made.getValue().apply(row));
            }
            out.writeEndObject();
        }

        private void write(int i, String column, JsonGenerator out) throws SQLException, IOException {
            @Nullable String text = rows.getString(i);
            if (text == null) {
                out.writeNull();
            } else if (table.isJson(column)) {
                out.writeRawValue(text);
            } else {
                writeValue(i, column, text, out);
            }
        }

        private void writeValue(int i, String column, String text, JsonGenerator out) throws SQLException, IOException {
            switch (columns.getColumnType(i)) {
                case Types.TIMESTAMP ->
                    out.writeString(new Row(rows).instant(column).toString());
                case Types.DATE ->
                    out.writeString(rows.getObject(i, LocalDate.class).toString());
                case Types.BIT, Types.BOOLEAN -> out.writeBoolean(rows.getBoolean(i));
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> out.writeNumber(rows.getLong(i));
                case Types.DECIMAL -> out.writeString(amount(rows.getBigDecimal(i)));
                default -> out.writeString(text);
            }
        }

        /** An amount with the decimals of money, or with as many as it needs. */
        private static String amount(BigDecimal value) {
            BigDecimal exact = value.stripTrailingZeros();
            int most = Math.min(MONEY_DECIMALS, value.scale());
            return exact.setScale(Math.max(most, exact.scale())).toPlainString();
        }
    }
}
