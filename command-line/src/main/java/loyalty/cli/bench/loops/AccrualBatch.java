package loyalty.cli.bench.loops;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Accruals of many members in one transaction: the accounts are locked in their order, moved once each, then the rows. */
final class AccrualBatch implements AutoCloseable {
    private static final long POINTS = 10;
    private static final String MOVED = """
             on duplicate key update version = values(version), event_seq = values(event_seq),
                available = values(available), lifetime_earned = values(lifetime_earned)
            """;

    private final Connection connection;
    private final Rows rows;
    private final Pattern account;
    private final PreparedStatement move;

    /** An account while the batch is made. */
    private record Balance(long version, long eventSeq, long available, long lifetimeEarned) {
        Balance next() {
            return new Balance(version + 1, eventSeq + 1, available + POINTS, lifetimeEarned + POINTS);
        }
    }

    AccrualBatch(BareTables tables) throws SQLException {
        connection = tables.connect();
        rows = new Rows(connection);
        account = Pattern.of(connection, "account");
        move = connection.prepareStatement(account.insert() + MOVED);
    }

    /** Posts an order of each of the members, who may come twice, and commits. */
    void post(List<byte[]> members, String prefix) throws SQLException {
        Map<byte[], Balance> balances = lock(members);
        int number = 0;
        for (byte[] member : members) {
            Balance after = balances.computeIfPresent(member, (key, before) -> before.next());
            if (after != null) {
                rows.add(
                        member,
                        prefix + number++,
                        new Rows.Place(after.version(), after.eventSeq(), after.available()));
            }
        }
        rows.executeAll();
        for (var one : balances.entrySet()) {
            Balance balance = one.getValue();
            account.bind(
                    move,
                    Map.of(
                            "pseudonym", one.getKey(),
                            "version", balance.version(),
                            "event_seq", balance.eventSeq(),
                            "available", balance.available(),
                            "lifetime_earned", balance.lifetimeEarned()));
            move.addBatch();
        }
        move.executeBatch();
        connection.commit();
    }

    private Map<byte[], Balance> lock(List<byte[]> members) throws SQLException {
        Map<byte[], Balance> balances = new TreeMap<>(Arrays::compareUnsigned);
        String sql =
                "select pseudonym, version, event_seq, available, lifetime_earned from account where pseudonym in ("
                        + String.join(", ", Collections.nCopies(members.size(), "?"))
                        + ") order by pseudonym for update";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < members.size(); i++) {
                statement.setBytes(i + 1, members.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    balances.put(
                            row.getBytes(1),
                            new Balance(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                }
            }
        }
        return balances;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
