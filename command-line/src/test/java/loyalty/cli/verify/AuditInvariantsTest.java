package loyalty.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loyalty.local.database.Admin;
import loyalty.local.testing.TestStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every column of what support did, of the tables as the services make them: a column that is added later is found here
 * too, until an invariant knows it.
 */
class AuditInvariantsTest {

    private static final Admin ADMIN = TestStack.shared().database().admin();
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    /** The tables, and by what their rows are ordered. */
    private static final Map<String, String> TABLES = Map.of(
            "points.adjustment", "adjustment_id",
            "points.adjustment_step", "step",
            "points.adjustment_note", "adjustment_id",
            "points.audit", "chain_seq",
            "voucher.voucher_issue", "issue_id",
            "voucher.voucher_act", "chain_seq",
            "tier.tier_override", "override_id",
            "tier.staff_act", "chain_seq");

    /** What tells nothing of what was done: by it an equal request is known again. */
    private static final Set<String> FINGERPRINTS =
            Set.of("points.adjustment.body_hash", "voucher.voucher_issue.body_hash", "tier.tier_override.body_hash");

    @BeforeAll
    static void what_support_did() throws Exception {
        tables();
        String at = "'2026-01-02 03:04:05.000006'";
        String later = "'2026-01-02 04:04:05.000007'";
        String note = "unhex(sha2(concat(repeat('s', 16), cast('Maria called' as binary)), 256))";
        run(
                "insert into points.adjustment values (repeat('a', 16), 'up', repeat('h', 32), 50, 'goodwill', " + note
                        + ", 'v1', true, " + at + ", 'undone')",
                "insert into points.adjustment_note values (repeat('a', 16), 'up', repeat('s', 16), 'Maria called')",
                "insert into points.adjustment_step values"
                        + " (repeat('a', 16), 'up', 1, 'awaiting-approval', 'sue', " + at
                        + ", null, null, 0, 7, 0, 0, 0),"
                        + " (repeat('a', 16), 'up', 2, 'posted', 'pat', " + later + ", 1, 1, 50, 57, 0, 0, 0),"
                        + " (repeat('a', 16), 'up', 3, 'undone', 'pat', " + later + ", 2, 2, -50, 7, 0, 0, 0)",
                "insert into points.entry (pseudonym, seq, kind, points, available_after, pending_after, held_after,"
                        + " owed_after, lifetime_after, at, programme_version, actor, event_seq, explanation) values"
                        + " (repeat('a', 16), 1, 'adjust', 50, 57, 0, 0, 0, 0, " + later + ", 'v1', 'pat', null, '{}'),"
                        + " (repeat('a', 16), 2, 'adjust', -50, 7, 0, 0, 0, 0, " + later + ", 'v1', 'pat', null, '{}')",
                "create table if not exists points.event_log (aggregateid varchar(64), sequence_no bigint, type varchar(60))",
                "delete from points.event_log",
                "insert into points.event_log values (lower(hex(repeat('a', 16))), 1, 'points.adjusted.v1'),"
                        + " (lower(hex(repeat('a', 16))), 2, 'points.adjusted.v1')",
                act(1, at, "sue", "awaiting-approval", 50, note),
                act(2, later, "pat", "posted", 50, "null"),
                act(3, later, "pat", "undone", -50, "null"));
        seal();
        GivenVouchers.statements().forEach(AuditInvariantsTest::execute);
        GivenTiers.statements().forEach(AuditInvariantsTest::execute);
        ADMIN.createReader("auditor", "a", List.of("points", "tier", "voucher"));
    }

    private static void tables() throws IOException, SQLException {
        for (String schema : List.of("points", "tier", "voucher")) {
            run("drop schema if exists " + schema, "create schema " + schema);
        }
        migrate("points-service/src/main/resources/db/migration", "points");
        migrate("transactional-outbox/src/main/resources/db/outbox", "voucher");
        migrate("voucher-service/src/main/resources/db/migration", "voucher");
        migrate("transactional-outbox/src/main/resources/db/outbox", "tier");
        migrate("tier-service/src/main/resources/db/migration", "tier");
    }

    private static String act(int step, String at, String actor, String status, int points, String note) {
        return "insert into points.audit (pseudonym, act, at, actor, role, origin, what, points, reason, note_hash, chain)"
                + " values (repeat('a', 16), 'adjustment/up/" + step + "', " + at + ", '" + actor + "', 'support',"
                + " '192.0.2.1', 'adjustment " + status + "', " + points + ", 'goodwill', " + note + ", 0)";
    }

    /** As the sealer does it. */
    private static void seal() throws SQLException {
        for (int step = 1; step <= 3; step++) {
            String before = "coalesce((select hex(b.hash) from (select * from points.audit) b where b.chain_seq = "
                    + (step - 1) + "), '')";
            run("update points.audit set chain_seq = " + step + " where act = 'adjustment/up/" + step + "'");
            run("update points.audit set hash = unhex(sha2(concat_ws('|', " + before
                    + ", chain, chain_seq, hex(pseudonym),"
                    + " act, date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what, points,"
                    + " coalesce(reason, ''), coalesce(hex(note_hash), '')), 256)) where chain_seq = " + step);
        }
        run("insert into points.audit_chain select chain, chain_seq, hash from points.audit where chain_seq = 3");
    }

    @Test
    void holds_for_what_support_did() {
        assertThat(violations()).isZero();
    }

    static Stream<String> columns() throws Exception {
        what_support_did();
        List<String> columns = new ArrayList<>();
        for (String table : TABLES.keySet()) {
            columns.addAll(columnsOf(table));
        }
        assertThat(columns).containsAll(FINGERPRINTS).hasSizeGreaterThan(80);
        columns.removeAll(FINGERPRINTS);
        return columns.stream();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void finds_a_change_of_each_column(String column) throws SQLException {
        String table = column.substring(0, column.lastIndexOf('.'));
        run("drop table if exists points.kept", "create table points.kept as select * from " + table);

        run("update " + table + " set " + changed(column) + " order by " + TABLES.get(table) + " desc limit 1");

        assertThat(violations()).isPositive();
        run("delete from " + table, "insert into " + table + " select * from points.kept");
        assertThat(violations()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from points.adjustment",
                "delete from points.adjustment_step where step = 3",
                "delete from points.adjustment_step where step = 1",
                "delete from points.audit where chain_seq = 2",
                "update points.entry set actor = 'max' where seq = 2",
                "update points.entry set points = 51 where seq = 1",
                "update points.entry set event_seq = 1 where seq = 1",
                "delete from points.event_log where sequence_no = 2",
                "delete from points.entry where seq = 1",
                "insert into points.adjustment_note values (repeat('a', 16), 'other', repeat('s', 16), 'Maria wrote')",
                "delete from voucher.voucher_issue where issue_id = 'up'",
                "delete from voucher.voucher_act where chain_seq = 2",
                "delete from voucher.voucher_act where chain_seq = 4",
                "delete from voucher.voucher where voucher_id = 'v-2'",
                "update voucher.voucher set template = 'other' where voucher_id = 'v-2'",
                "update voucher.voucher set cause = 'goodwill:up' where voucher_id = 'v-0'",
                "update voucher.voucher_issue set needs_approval = true where issue_id = 'alone'",
                "update voucher.voucher_issue set status = 'rejected' where issue_id = 'alone'",
                "delete from tier.tier_override where override_id = 'black'",
                "delete from tier.staff_act where chain_seq = 1",
                "delete from tier.staff_act where chain_seq = 2",
                "delete from tier.staff_act where chain_seq = 3",
                "update tier.member set revision = 2",
                "update tier.tier_override set reason = null"
            })
    void finds_what_was_removed_or_slipped_in(String damage) throws Exception {
        run(damage);

        assertThat(violations()).isPositive();
        what_support_did();
    }

    @Test
    void what_was_written_may_be_erased() throws Exception {
        run(
                "delete from points.adjustment_note",
                "update tier.tier_override set reason = null, salt = null where override_id = 'black'");

        assertThat(violations()).isZero();
        what_support_did();
    }

    /** An assignment that gives a column another value, whatever stands there. */
    private static String changed(String column) throws SQLException {
        String name = column.substring(column.lastIndexOf('.') + 1);
        String type = texts("select data_type from information_schema.columns"
                        + " where concat_ws('.', table_schema, table_name, column_name) = '" + column + "'")
                .getFirst();
        String other = switch (type) {
            case "tinyint" -> "1 - %s";
            case "smallint", "int", "bigint", "decimal" -> "coalesce(%s, 0) + 1";
            case "varchar" -> "coalesce(upper(reverse(%s)), 'x')";
            case "datetime" -> "coalesce(%1$s, now()) + interval 1 microsecond";
            case "binary" -> "unhex(left(sha2(coalesce(%1$s, 'x'), 256), 2 * coalesce(length(%1$s), 32)))";
            default -> throw new IllegalStateException(column + " is a " + type);
        };
        return name + " = " + other.formatted(name);
    }

    private static List<String> columnsOf(String table) throws SQLException {
        return texts("select concat_ws('.', table_schema, table_name, column_name) from information_schema.columns"
                + " where concat_ws('.', table_schema, table_name) = '" + table + "'");
    }

    private static long violations() {
        try (Books books = Books.open(ADMIN.url(""), "auditor", "a")) {
            return AuditInvariants.WHAT_SUPPORT_DID_IS_AS_IT_WAS_SEALED.violations(books);
        }
    }

    /** Makes the tables of a service as it does. */
    private static void migrate(String from, String schema) throws IOException, SQLException {
        Path folder = REPOSITORY.resolve(from);
        List<Path> scripts;
        try (Stream<Path> files = Files.list(folder)) {
            scripts = files.sorted(Comparator.comparing(AuditInvariantsTest::version))
                    .toList();
        }
        try (Connection connection = ADMIN.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("use " + schema);
            for (Path script : scripts) {
                for (String sql :
                        Files.readString(script).replaceAll("--.*", "").split(";[ \\t]*(\n|$)")) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }

    private static int version(Path script) {
        Matcher name = Pattern.compile("V(?:0_)?(\\d+)__.*")
                .matcher(script.getFileName().toString());
        assertThat(name.matches()).isTrue();
        return Integer.parseInt(name.group(1));
    }

    private static List<String> texts(String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = ADMIN.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private static void execute(String statement) {
        try {
            run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = ADMIN.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
