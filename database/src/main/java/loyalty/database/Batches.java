package loyalty.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;
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
        return select(query, type, keys, Map.of());
    }

    /**
     * Reads the rows that belong to the keys.
     *
     * @param query in HQL, with {@code :keys} where the list of the keys belongs
     * @param others the values of its other parameters
     */
    public <E> List<E> select(String query, Class<E> type, Collection<?> keys, Map<String, ?> others) {
        List<E> found = new ArrayList<>();
        for (List<?> some : slices(List.copyOf(keys))) {
            InList list = InList.of(some);
            SelectionQuery<E> selection = session.createSelectionQuery(list.in(query), type);
            list.values().forEach(selection::setParameter);
            others.forEach(selection::setParameter);
            found.addAll(selection.getResultList());
        }
        return found;
    }

    /**
     * Changes the rows that belong to the keys; how many they were.
     *
     * @param change in HQL, with {@code :keys} where the list of the keys belongs
     * @param others the values of its other parameters
     */
    public int update(String change, Collection<?> keys, Map<String, ?> others) {
        int changed = 0;
        for (List<?> some : slices(List.copyOf(keys))) {
            InList list = InList.of(some);
            MutationQuery mutation = session.createMutationQuery(list.in(change));
            list.values().forEach(mutation::setParameter);
            others.forEach(mutation::setParameter);
            changed += mutation.executeUpdate();
        }
        return changed;
    }

    private static <T> List<List<T>> slices(List<T> all) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROWS_MAX) {
            slices.add(all.subList(from, Math.min(all.size(), from + ROWS_MAX)));
        }
        return slices;
    }
}
