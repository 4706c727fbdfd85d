package loyalty.cli.bench.loops;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import loyalty.local.StackException;
import loyalty.local.database.Admin;
import loyalty.local.keys.Secrets;

/**
 * The schema {@code bare} beside the services': their tables with the same indexes and as many rows, at the time when it
 * was made.
 */
public final class BareTables {
    private static final String SCHEMA = "bare";
    private static final List<String> TABLES = List.of("account", "entry", "lot", "purchase", "event_log");

    private final String url;
    private final String password;
    private final List<byte[]> members;

    private BareTables(String url, String password, List<byte[]> members) {
        this.url = url;
        this.password = password;
        this.members = members;
    }

    /** Copies the tables of points-service. */
    public static BareTables copied(Admin admin) throws SQLException {
        String password = Secrets.password();
        admin.createSchema(SCHEMA, password);
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create table bare." + table + " like points." + table);
                statement.execute("insert into bare." + table + " select * from points." + table);
            }
            List<byte[]> members = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select pseudonym from bare.account order by pseudonym")) {
                while (rows.next()) {
                    members.add(rows.getBytes(1));
                }
            }
            return new BareTables(admin.url(SCHEMA), password, members);
        }
    }

    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url, SCHEMA, password);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Their pseudonyms, ascending. */
    List<byte[]> members() {
        return members;
    }

    /** How many orders the loops have written in all, found in the table. */
    public long found() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from purchase where order_id like 'bare:%'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StackException("the bare tables cannot be read: " + e.getMessage(), e);
        }
    }
}
