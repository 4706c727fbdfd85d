package loyalty.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.events.Pseudonym;
import org.jboss.logging.Logger;

/**
 * Gives rows of what somebody did their place in a chain, after they were written, so that nobody waits for another's:
 * each hash covers a row and the hash before it. The hash is made by the database, of the row as it stands there: what is
 * checked later is what was sealed. There is a chain per part of the members.
 */
public final class HashChain {

    private static final Logger LOG = Logger.getLogger(HashChain.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int ROWS_A_ROUND_MAX = 500;
    private static final int PARTS = 8;

    private final Database database;
    private final Leases leases;
    private final Rows rows;

    public HashChain(Database database, Leases leases, Rows rows) {
        this.database = database;
        this.leases = leases;
        this.rows = rows;
    }

    /**
     * The rows that are sealed.
     *
     * @param table has {@code pseudonym} and {@code act} as its key, {@code at}, {@code chain}, and {@code chain_seq} and
     *     {@code hash}, which are null until it is sealed
     * @param heads the table that says where each chain ends
     * @param content the columns that the hash covers, as SQL expressions that are never null
     */
    public record Rows(String table, String heads, String content) {

        /** The hash of a row, with marks for the hash before it and for its place. */
        private String hash() {
            return "unhex(sha2(concat_ws('|', ?, chain, ?, " + content + "), 256))";
        }
    }

    private record Head(long seq, String hash) {}

    private record Key(byte[] pseudonym, String act) {}

    /** The chain in which the acts on a member stand. */
    public static int chainOf(Pseudonym member) {
        return member.shard(PARTS);
    }

    /** Seals what waits. One replica does it at a time; two would only wait for each other. Fails never, and tries again. */
    public void seal() {
        try {
            List<Integer> waiting = database.ask(all -> all.select(
                    "select distinct chain from " + rows.table() + " where chain in (:keys) and chain_seq is null",
                    IntStream.range(0, PARTS).boxed().toList(),
                    row -> row.getInt("chain")));
            if (!waiting.isEmpty() && leases.take("sealer-of-" + rows.table(), LEASE)) {
                waiting.forEach(this::seal);
            }
        } catch (RuntimeException e) {
            if (!DatabaseException.isPassing(e)) {
                LOG.error("what was done could not be sealed", e);
            }
        }
    }

    private void seal(int chain) {
        int sealed = ROWS_A_ROUND_MAX;
        while (sealed == ROWS_A_ROUND_MAX) {
            sealed = QuarkusTransaction.requiringNew().call(() -> sealSome(chain));
        }
    }

    private int sealSome(int chain) {
        List<Key> waiting = database.read(
                "select pseudonym, act from " + rows.table() + " where chain = ? and chain_seq is null"
                        + " order by at, act limit " + ROWS_A_ROUND_MAX,
                row -> new Key(row.getBytes("pseudonym"), row.getString("act")),
                chain);
        if (waiting.isEmpty()) {
            return 0;
        }
        Head head = head(chain);
        for (Key act : waiting) {
            head = seal(head, act);
        }
        database.execute(
                "insert into " + rows.heads() + " (chain, chain_seq, hash) values (?, ?, ?)"
                        + " on duplicate key update chain_seq = values(chain_seq), hash = values(hash)",
                chain,
                head.seq(),
                HexFormat.of().parseHex(head.hash()));
        return waiting.size();
    }

    private Head head(int chain) {
        return database
                .read(
                        "select chain_seq, hash from " + rows.heads() + " where chain = ? for update",
                        row -> new Head(row.getLong("chain_seq"), hex(row.getBytes("hash"))),
                        chain)
                .stream()
                .findFirst()
                .orElse(new Head(0, ""));
    }

    private Head seal(Head head, Key act) {
        long seq = head.seq() + 1;
        int found = database.execute(
                "update " + rows.table() + " set chain_seq = ?, hash = " + rows.hash()
                        + " where pseudonym = ? and act = ? and chain_seq is null",
                seq,
                head.hash(),
                seq,
                act.pseudonym(),
                act.act());
        if (found != 1) {
            throw new IllegalStateException("an act was sealed by somebody else");
        }
        return database.read(
                        "select hash from " + rows.table() + " where pseudonym = ? and act = ?",
                        row -> new Head(seq, hex(row.getBytes("hash"))),
                        act.pseudonym(),
                        act.act())
                .getFirst();
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().withUpperCase().formatHex(hash);
    }
}
