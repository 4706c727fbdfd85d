package loyalty.local.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;

/** What tables there are. */
public final class Tables {

    private Tables() {}

    /** The tables of the schema to which a connection goes, but for what the migrations note. */
    public static SortedSet<String> of(Connection connection) throws SQLException {
        SortedSet<String> tables = new TreeSet<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select table_name from information_schema.tables where table_schema = database()")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        tables.removeIf(table -> table.startsWith("flyway"));
        return tables;
    }
}
