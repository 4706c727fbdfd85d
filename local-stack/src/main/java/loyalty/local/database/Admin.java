package loyalty.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import loyalty.local.Folders;
import loyalty.local.StackException;
import loyalty.local.keys.Secrets;

/**
 * The one user that may create schemas and users.
 *
 * @param port the port of the server on 127.0.0.1
 * @param password made at the first start of the folder
 */
public record Admin(int port, String password) {
    private static final String USER = "loyalty_admin";
    // Batches travel as one statement; times are read and written in UTC whatever the machine's zone.
    private static final String PARAMETERS = "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC"
            + "&rewriteBatchedStatements=true&cachePrepStmts=true&useLocalSessionState=true"
            + "&connectTimeout=5000&tcpKeepAlive=true";

    static Admin of(Path home, int port) {
        Path file = home.resolve("admin.password");
        try {
            if (!Files.exists(file)) {
                Folders.writeSecret(file, Secrets.password());
            }
            Admin admin = new Admin(port, Files.readString(file).strip());
            Folders.writeSecret(home.resolve("admin.sql"), admin.script());
            return admin;
        } catch (IOException e) {
            throw new StackException("cannot read " + file, e);
        }
    }

    // The server runs this at each start before it listens: the nameless and the password-less never get in.
    private String script() {
        return """
                create user if not exists '%1$s'@'127.0.0.1' identified by '%2$s';
                grant all on *.* to '%1$s'@'127.0.0.1' with grant option;
                drop user if exists 'root'@'localhost', 'root'@'127.0.0.1', 'root'@'::1', ''@'localhost';
                """.formatted(USER, password);
    }

    /** A connection that may do all. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(""), USER, password);
    }

    /** A connection that gives up soon when another kind of server listens on the port and says nothing. */
    Connection probe() throws SQLException {
        return DriverManager.getConnection(url("") + "&socketTimeout=2000", USER, password);
    }

    /** The JDBC URL of a schema. */
    public String url(String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema + PARAMETERS;
    }

    /** Creates the schema if it is missing, and a user of the same name who sees nothing else. */
    public void createSchema(String schema, String password) {
        execute(List.of(
                "create schema if not exists `" + schema + "` character set utf8mb4 collate utf8mb4_bin",
                "create user if not exists '" + schema + "'@'127.0.0.1' identified by '" + password + "'",
                "alter user '" + schema + "'@'127.0.0.1' identified by '" + password + "'",
                "grant all on `" + schema + "`.* to '" + schema + "'@'127.0.0.1'"));
    }

    /** Creates a user who may read the schemas and change nothing. */
    public void createReader(String user, String password, List<String> schemas) {
        execute(List.of(
                "create user if not exists '" + user + "'@'127.0.0.1' identified by '" + password + "'",
                "alter user '" + user + "'@'127.0.0.1' identified by '" + password + "'"));
        schemas.forEach(schema -> execute(List.of("grant select on `" + schema + "`.* to '" + user + "'@'127.0.0.1'")));
    }

    private void execute(List<String> statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            // The statement is not named: it has a password in it.
            throw new StackException("the database refused to create a schema or a user", e);
        }
    }
}
