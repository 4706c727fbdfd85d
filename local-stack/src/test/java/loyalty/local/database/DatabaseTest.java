package loyalty.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import loyalty.local.StackException;
import loyalty.local.process.Guard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private final Guard guard = Guard.start();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        guard.close();
    }

    @Test
    void keeps_every_commit_through_a_kill_and_a_restart() throws Exception {
        Database database = start("one");
        run(
                database,
                "create schema kept",
                "create table kept.t (id int primary key)",
                "insert into kept.t values (7)");

        database.child().kill();

        try (Database again = database.restart(guard)) {
            assertThat(again.admin().port()).isEqualTo(database.admin().port());
            assertThat(number(again, "select id from kept.t")).isEqualTo(7);
        }
    }

    @Test
    void keeps_its_rows_and_its_password_from_run_to_run() throws Exception {
        Database first = start("one");
        run(first, "create schema kept");
        first.close();

        try (Database second = start("one")) {
            assertThat(second.admin().password()).isEqualTo(first.admin().password());
            run(second, "use kept");
        }
    }

    @Test
    void writes_each_commit_to_the_disk_and_speaks_utc_and_compares_letters_exactly() throws Exception {
        try (Database database = start("one")) {
            assertThat(number(database, "select @@innodb_flush_log_at_trx_commit"))
                    .isOne();
            assertThat(number(database, "select @@time_zone = '+00:00' and @@collation_server = 'utf8mb4_bin'"))
                    .isOne();
        }
    }

    @Test
    void stands_beside_another_one() throws Exception {
        try (Database one = start("one");
                Database two = start("two")) {
            run(one, "create schema mine");
            assertThat(one.admin().port()).isNotEqualTo(two.admin().port());
            assertThat(number(two, "select count(*) from information_schema.schemata where schema_name = 'mine'"))
                    .isZero();
        }
    }

    @Test
    void lets_a_service_see_its_own_schema_only_and_the_reader_change_nothing() throws Exception {
        try (Database database = start("one")) {
            Admin admin = database.admin();
            admin.createSchema("points", "p");
            admin.createSchema("tier", "t");
            admin.createReader("verify", "v", List.of("points", "tier"));

            try (Connection points = DriverManager.getConnection(admin.url("points"), "points", "p");
                    Statement statement = points.createStatement()) {
                statement.execute("create table account (id int)");
                assertThatThrownBy(() -> statement.execute("use tier")).isInstanceOf(SQLException.class);
            }
            try (Connection reader = DriverManager.getConnection(admin.url("points"), "verify", "v");
                    Statement statement = reader.createStatement()) {
                statement.executeQuery("select * from points.account").close();
                assertThatThrownBy(() -> statement.execute("delete from points.account"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void lets_nobody_in_without_a_password() {
        try (Database database = start("one")) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(database.admin().url(""), "root", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void ends_the_server_that_a_killed_run_left_on_the_folder() throws Exception {
        Database orphan = start("one");

        try (Database next = start("one")) {
            assertThat(orphan.child().isAlive()).isFalse();
            assertThat(number(next, "select 1")).isOne();
        }
    }

    @Test
    void says_that_its_port_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DatabaseOptions options = DatabaseOptions.small().at(taken.getLocalPort());
            assertThatThrownBy(() -> Database.start(folder.resolve("one"), options, guard))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("is taken");
        }
    }

    private Database start(String name) {
        return Database.start(folder.resolve(name), DatabaseOptions.small(), guard);
    }

    private static void run(Database database, String... statements) throws SQLException {
        try (Connection connection = database.admin().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int number(Database database, String query) throws SQLException {
        try (Connection connection = database.admin().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
