package loyalty.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import loyalty.local.Admin;
import loyalty.local.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables stand here in the few columns that the queries use, so that this module needs no service to be tested. */
class InvariantsTest {
    private final Admin admin = TestStack.shared().database().admin();

    @BeforeEach
    void consistent_books() throws Exception {
        create();
        fill();
        seal();
        admin.createReader("verify", "v", List.of("points", "tier", "voucher"));
    }

    private void create() throws SQLException {
        run(
                "drop schema if exists points",
                "drop schema if exists tier",
                "drop schema if exists voucher",
                "create schema voucher",
                "create table voucher.voucher (code_hash int, status varchar(9))",
                "create table voucher.store_currency_lot (issued int, spent int, cancelled int, expired int, left_over int)",
                "create schema points",
                "create schema tier",
                "create table points.account (pseudonym int, version int, available int, pending int, held int, owed int)",
                "create table points.entry (pseudonym int, seq int, kind varchar(8), points int, order_id varchar(8),"
                        + " available_after int, pending_after int, held_after int, owed_after int)",
                "create table points.lot (pseudonym int, points int, points_left int, points_held int, pending boolean)",
                "create table points.hold (pseudonym int, hold_id varchar(8), points int, open_until datetime)",
                "create table points.hold_step (pseudonym int, hold_id varchar(8), status varchar(8))",
                "create table points.purchase (pseudonym int, order_id varchar(8), earned int, placed_at datetime)",
                "create table points.activity (pseudonym int, activity_id varchar(8))",
                "create table points.order_return (return_id varchar(8), order_id varchar(8), due int)",
                "create table points.tier_period (pseudonym int, sequence int, tier varchar(8), rate_from date)",
                "create table tier.qualifying (pseudonym int, order_id varchar(8), points int, placed_at datetime)",
                "create table tier.tier_change (pseudonym int, event_seq int, tier varchar(8), rate_from date)");
    }

    private void fill() throws SQLException {
        run(
                "insert into voucher.voucher values (1, 'issued'), (2, 'expired')",
                "insert into voucher.store_currency_lot values (10, 3, 2, 1, 4)",
                "insert into points.account values (1, 4, 38, 10, 5, 0)",
                "insert into points.entry values (1, 1, 'earn', 40, 'a', 40, 0, 0, 0), (1, 2, 'earn', 10, 'b', 40, 10, 0, 0),"
                        + " (1, 3, 'earn', 1, null, 41, 10, 0, 0), (1, 4, 'earn', 2, null, 43, 10, 0, 0)",
                "insert into points.lot values (1, 40, 40, 5, false), (1, 10, 10, 0, true), (1, 3, 3, 0, false)",
                "insert into points.hold values (1, 'h', 5, '2026-01-05'), (1, 'i', 7, null)",
                "insert into points.hold_step values (1, 'h', 'held'), (1, 'i', 'held'), (1, 'i', 'released')",
                "insert into points.purchase values (1, 'a', 40, '2026-01-01'), (1, 'b', 10, '2026-01-02')",
                "insert into points.order_return values ('q', 'b', 4), ('r', 'b', 6)",
                "insert into points.activity values (1, 'v'), (1, 'w')",
                "insert into tier.qualifying values (1, 'a', 40, '2026-01-01'), (1, 'b', 10, '2026-01-02')",
                "insert into tier.tier_change values (1, 3, 'silver', '2026-01-03')",
                "insert into points.tier_period values (1, 3, 'silver', '2026-01-03')");
    }

    private void seal() throws SQLException {
        run(
                "create table points.audit (chain int, chain_seq int, hash binary(32), pseudonym binary(1), act varchar(8),"
                        + " at datetime(6), actor varchar(8), role varchar(8), origin varchar(8), what varchar(8),"
                        + " points int, reason varchar(8), note_hash binary(2))",
                "create table points.audit_chain (chain int, chain_seq int, hash binary(32))",
                "insert into points.audit values (0, 1, unhex(sha2('|0|1|61|x/1|2026-01-02T03:04:05.000006|sue|support||w|5|R|',"
                        + " 256)), 'a', 'x/1', '2026-01-02 03:04:05.000006', 'sue', 'support', null, 'w', 5, 'R', null)",
                "insert into points.audit select 0, 2, unhex(sha2(concat(hex(hash),"
                        + " '|0|2|62|x/2|2026-01-02T03:04:06.000000|eve|super|192|w|-5||6162'), 256)), 'b', 'x/2',"
                        + " '2026-01-02 03:04:06', 'eve', 'super', '192', 'w', -5, null, 'ab' from points.audit",
                "insert into points.audit_chain select chain, chain_seq, hash from points.audit where chain_seq = 2");
    }

    @Test
    void finds_nothing_in_books_that_agree() {
        assertThat(verdict())
                .doesNotContain("VIOLATED", "FAILED")
                .contains("1  holds", "5  holds", "6  holds", "7  holds", "8  holds");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | insert into points.entry values (2, 1, 'earn', 5, 'c', 5, 0, 0, 0)
            2 | update points.lot set points_left = 39 where points = 40
            2 | update points.account set available = 39, pending = 9
            2 | update points.account set available = 37, held = 6
            2 | update points.hold set open_until = null
            3 | update points.lot set points_held = 41 where points = 40
            4 | insert into points.hold_step values (1, 'i', 'captured')
            3 | update points.lot set points_left = -1 where pending = true
            4 | insert into points.purchase values (1, 'a', 40, '2026-01-01')
            4 | insert into points.activity values (1, 'v')
            4 | insert into points.order_return values ('q', 'a', 1)
            4 | insert into points.order_return values ('s', 'b', 1)
            5 | update points.account set version = 3
            6 | update voucher.voucher set code_hash = 1
            6 | update voucher.store_currency_lot set left_over = 5
            7 | delete from tier.qualifying where order_id = 'b'
            7 | update tier.qualifying set points = 41 where order_id = 'a'
            7 | delete from points.tier_period
            8 | update points.audit set points = 6 where chain_seq = 1
            8 | update points.audit set actor = 'max' where chain_seq = 2
            8 | delete from points.audit where chain_seq = 1
            8 | delete from points.audit where chain_seq = 2
            8 | update points.audit_chain set hash = unhex(sha2('x', 256))
            """)
    void finds_each_kind_of_damage(int number, String damage) throws Exception {
        run(damage);

        assertThat(verdict()).contains(number + "  VIOLATED");
    }

    private String verdict() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (Books books = Books.open(admin.url(""), "verify", "v")) {
            Verify.check(books, new PrintStream(said, true, StandardCharsets.UTF_8));
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
