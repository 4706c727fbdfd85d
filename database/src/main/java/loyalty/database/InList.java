package loyalty.database;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The keys of an {@code in} list of HQL, each a parameter of its own, and so many of them that the length is a power of two:
 * the last is repeated. Hibernate makes the SQL of a query with a list as one parameter anew for each execution; of these
 * there are a few, and it knows them.
 *
 * @param text the list, such as {@code (:key0, :key1)}
 * @param values by the names of the parameters
 */
public record InList(String text, Map<String, Object> values) {

    /**
     * The list of some keys.
     *
     * @param keys at least one
     */
    public static InList of(Collection<?> keys) {
        List<?> all = List.copyOf(keys);
        int length = Math.max(1, Integer.highestOneBit(2 * all.size() - 1));
        Map<String, Object> values = HashMap.newHashMap(length);
        for (int i = 0; i < length; i++) {
            values.put("key" + i, all.get(Math.min(i, all.size() - 1)));
        }
        return new InList(text(length), values);
    }

    /** A query with the list where {@code :keys} stands in it. */
    String in(String query) {
        return query.replace(":keys", text);
    }

    private static String text(int length) {
        return IntStream.range(0, length).mapToObj(i -> ":key" + i).collect(Collectors.joining(", ", "(", ")"));
    }
}
