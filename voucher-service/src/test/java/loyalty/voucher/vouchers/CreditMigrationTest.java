package loyalty.voucher.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import loyalty.local.database.Admin;
import loyalty.local.testing.TestStack;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

class CreditMigrationTest {

    private static final String SCHEMA = "credit_migration";
    private static final String VOUCHER = """
            insert into voucher (pseudonym, voucher_id, template, programme_version, kind, amount, currency, cause, issued_at,
                valid_from, valid_until, status, redemption_id, code_hash, code_cipher, code_key)
            values (unhex(repeat('a', 32)), '%1$s', 't', 'p', '%2$s', 25, 'USD', 'c', '2026-01-01', '2026-01-01', '2026-02-01',
                '%3$s', %4$s, unhex(sha2('%1$s', 256)), 'x', '1')""";
    private static final String REDEMPTION = """
            insert into redemption (redemption_id, pseudonym, order_id, body_hash, currency, payable, status, asked_at,
                expires_at)
            values ('r', unhex(repeat('a', 32)), 'o', repeat('b', 32), 'USD', 0, 'confirmed', '2026-01-02', '2026-01-03')""";

    private final Admin admin = TestStack.shared().database().admin();

    @Test
    void what_a_use_took_of_a_credit_beyond_what_it_paid_is_given_back() throws Exception {
        admin.createSchema(SCHEMA, SCHEMA);
        flyway().target("8").load().migrate();
        run(
                VOUCHER.formatted("untouched", "credit", "issued", "null"),
                VOUCHER.formatted("in-part", "credit", "redeemed", "'r'"),
                VOUCHER.formatted("whole", "credit", "redeemed", "'r'"),
                VOUCHER.formatted("other", "amount", "redeemed", "'r'"),
                REDEMPTION,
                "insert into redemption_part values ('r', 0, 'in-part', '1', 1.5, 0), ('r', 0, 'in-part', '2', 2.5, 1),"
                        + " ('r', 1, 'whole', '1', 25, 0), ('r', 2, 'other', '1', 4, 0)");

        flyway().load().migrate();

        assertThat(
                        read(
                                "select concat_ws(' ', voucher_id, status, left_over, due_at) from voucher order by voucher_id"))
                .containsExactly(
                        "in-part issued 21.0000 2026-02-01 00:00:00.000000",
                        "other redeemed",
                        "untouched issued 25.0000",
                        "whole redeemed 0.0000");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(admin.url(SCHEMA), SCHEMA, SCHEMA)
                .locations("classpath:db/outbox", "classpath:db/migration")
                .outOfOrder(true);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("use " + SCHEMA);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> read(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("use " + SCHEMA);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
