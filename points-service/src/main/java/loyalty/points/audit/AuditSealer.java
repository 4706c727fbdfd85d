package loyalty.points.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.database.DatabaseException;
import loyalty.database.Leases;
import loyalty.database.ManyRows;
import loyalty.points.posting.Ledger;
import org.jboss.logging.Logger;

/**
 * Gives acts their place in a chain, in the background, so that no agent waits for another's. The hash is made by the
 * database, of the row as it stands there: what is checked later is what was sealed.
 */
@ApplicationScoped
class AuditSealer {

    private static final Logger LOG = Logger.getLogger(AuditSealer.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int ACTS_A_ROUND_MAX = 500;

    private static final String UNSEALED = "select pseudonym, act from audit where chain = ? and chain_seq is null"
            + " order by at, act limit " + ACTS_A_ROUND_MAX;
    private static final String HEAD = "select chain_seq, hash from audit_chain where chain = ? for update";
    private static final String SEAL = "update audit set chain_seq = ?, hash = unhex(sha2(concat_ws('|', ?, chain, ?,"
            + " hex(pseudonym), act, date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what,"
            + " points, coalesce(reason, ''), coalesce(hex(note_hash), '')), 256))"
            + " where pseudonym = ? and act = ? and chain_seq is null";
    private static final String SEALED = "select hash from audit where pseudonym = ? and act = ?";
    private static final String MOVE = "insert into audit_chain (chain, chain_seq, hash) values (?, ?, ?)"
            + " on duplicate key update chain_seq = values(chain_seq), hash = values(hash)";

    private final AgroalDataSource database;
    private final Leases leases;
    private final Ledger ledger;

    AuditSealer(AgroalDataSource database, Leases leases, Ledger ledger) {
        this.ledger = ledger;
        this.database = database;
        this.leases = leases;
    }

    /** Seals what waits. One replica does it at a time; two would only wait for each other. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void seal() {
        try {
            List<Integer> chains = waiting();
            if (!chains.isEmpty() && leases.take("audit-sealer", LEASE)) {
                chains.forEach(this::seal);
            }
        } catch (RuntimeException e) {
            if (!DatabaseException.isPassing(e)) {
                LOG.error("the audit trail could not be sealed", e);
            }
        }
    }

    private List<Integer> waiting() {
        List<Integer> all = IntStream.range(0, AuditTrail.CHAINS).boxed().toList();
        return ledger.read(connection -> new ManyRows(connection)
                .select(
                        "select distinct chain from audit where chain in (:keys) and chain_seq is null",
                        all,
                        row -> row.getInt("chain")));
    }

    private void seal(int chain) {
        int sealed = ACTS_A_ROUND_MAX;
        while (sealed == ACTS_A_ROUND_MAX) {
            sealed = QuarkusTransaction.requiringNew().call(() -> {
                try (Connection connection = database.getConnection()) {
                    return seal(connection, chain);
                } catch (SQLException e) {
                    throw new DatabaseException("the audit trail could not be sealed", e);
                }
            });
        }
    }

    private record Head(long seq, String hash) {}

    private record Key(byte[] pseudonym, String act) {}

    private static int seal(Connection connection, int chain) throws SQLException {
        ManyRows rows = new ManyRows(connection);
        var waiting =
                rows.read(UNSEALED, row -> new Key(row.getBytes("pseudonym"), row.getString("act")), List.of(chain));
        if (waiting.isEmpty()) {
            return 0;
        }
        Head head = head(connection, chain);
        for (Key act : waiting) {
            head = seal(connection, head, act);
        }
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setInt(1, chain);
            move.setLong(2, head.seq());
            move.setBytes(3, HexFormat.of().parseHex(head.hash()));
            move.executeUpdate();
        }
        return waiting.size();
    }

    private static Head head(Connection connection, int chain) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEAD)) {
            select.setInt(1, chain);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Head(row.getLong(1), hex(row.getBytes(2))) : new Head(0, "");
            }
        }
    }

    private static Head seal(Connection connection, Head head, Key act) throws SQLException {
        long seq = head.seq() + 1;
        try (PreparedStatement seal = connection.prepareStatement(SEAL);
                PreparedStatement sealed = connection.prepareStatement(SEALED)) {
            seal.setLong(1, seq);
            seal.setString(2, head.hash());
            seal.setLong(3, seq);
            seal.setBytes(4, act.pseudonym());
            seal.setString(5, act.act());
            if (seal.executeUpdate() != 1) {
                throw new IllegalStateException("an act was sealed by somebody else");
            }
            sealed.setBytes(1, act.pseudonym());
            sealed.setString(2, act.act());
            try (ResultSet row = sealed.executeQuery()) {
                row.next();
                return new Head(seq, hex(row.getBytes(1)));
            }
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().withUpperCase().formatHex(hash);
    }
}
