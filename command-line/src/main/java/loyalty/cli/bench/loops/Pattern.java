package loyalty.cli.bench.loops;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import loyalty.local.StackException;
import org.jspecify.annotations.Nullable;

/**
 * A row that points-service wrote, as a pattern for others: equal in all but its keys, so that the loops write what the
 * service writes.
 *
 * @param table its name
 * @param columns those that are not made by the database
 * @param values of the row
 */
record Pattern(String table, List<String> columns, List<@Nullable Object> values) {

    static Pattern of(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table + " limit 1")) {
            if (!row.next()) {
                throw new StackException("there is no row in " + table + " to write others like it");
            }
            ResultSetMetaData shape = row.getMetaData();
            List<String> columns = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 1; i <= shape.getColumnCount(); i++) {
                if (!shape.isAutoIncrement(i)) {
                    columns.add(shape.getColumnName(i));
                    values.add(row.getObject(i));
                }
            }
            return new Pattern(table, columns, values);
        }
    }

    String insert() {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /** Sets the values, some of which are this row's own. */
    void bind(PreparedStatement statement, Map<String, Object> own) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            statement.setObject(i + 1, own.containsKey(column) ? own.get(column) : values.get(i));
        }
    }
}
