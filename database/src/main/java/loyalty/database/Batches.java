package loyalty.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/**
 * Many entities at once, for a repository: by JDBC batch, and by one {@code in} list for the keys of all. Through a
 * {@code StatelessSession}: nothing is remembered of what was read or written, nothing waits for a flush, and what is read
 * is what the database has now. All in the caller's transaction.
 */
public final class Batches {

    private static final int ROWS_MAX = 1_000;

    private final StatelessSession session;

    /** @param session of the transaction, as it is injected */
    public Batches(StatelessSession session) {
        this.session = session;
    }

    /** Inserts rows of one table, all or none. */
    public void insert(List<?> rows) {
        slices(rows).forEach(session::insertMultiple);
    }

    /**
     * Reads the rows that belong to the keys.
     *
     * @param query in HQL, with {@code :keys} where the list of the keys belongs
     */
    public <E> List<E> select(String query, Class<E> type, Collection<?> keys) {
        List<E> found = new ArrayList<>();
        for (List<?> some : slices(List.copyOf(keys))) {
            InList list = InList.of(some);
            SelectionQuery<E> selection = session.createSelectionQuery(query.replace(":keys", list.text()), type);
            list.values().forEach(selection::setParameter);
            found.addAll(selection.getResultList());
        }
        return found;
    }

    private static <T> List<List<T>> slices(List<T> all) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROWS_MAX) {
            slices.add(all.subList(from, Math.min(all.size(), from + ROWS_MAX)));
        }
        return slices;
    }
}
