package loyalty.cli.bench;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import loyalty.cli.RunningSystem;
import loyalty.cli.bench.load.Seen;
import loyalty.cli.verify.Books;
import loyalty.cli.verify.Verify;
import loyalty.local.StackException;

/** The books beside a part: whether all that was acknowledged is in them, and what is never wrong holds. */
final class Ledger implements AutoCloseable {
    private static final Set<Integer> LEDGER = Set.of(1, 2, 3, 4, 5);

    private final Books books;

    Ledger(RunningSystem running) {
        this.books = Books.of(running);
    }

    /**
     * Every order that was answered 201 is found.
     *
     * @throws StackException if one is not, which makes the part worth nothing
     */
    void expect(String prefix, Seen seen) {
        BitSet missing = seen.acknowledged();
        books.texts("select order_id from points.purchase where order_id like '" + prefix + "%'")
                .forEach(id -> missing.clear(Integer.parseInt(id.substring(prefix.length()))));
        if (!missing.isEmpty()) {
            throw new StackException(
                    missing.cardinality() + " orders that were acknowledged are not in the ledger, such as " + prefix
                            + missing.nextSetBit(0));
        }
    }

    /** How many entries it has. */
    long entries() {
        return books.number("select count(*) from points.entry");
    }

    /**
     * What is never wrong holds, and commits are on disk before they are answered.
     *
     * @throws StackException if not
     */
    void check() {
        List<String> violations = Verify.violations(books, LEDGER);
        if (!violations.isEmpty()) {
            throw new StackException("violated: " + String.join("; ", violations));
        }
        if (books.number("select @@innodb_flush_log_at_trx_commit") != 1) {
            throw new StackException("the database answers before a commit is on disk");
        }
    }

    String engine() {
        return books.texts("select version()").iterator().next();
    }

    @Override
    public void close() {
        books.close();
    }
}
