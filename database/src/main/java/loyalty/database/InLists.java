package loyalty.database;

import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement in which a collection stands for a mark, as it is prepared and bound: with as many marks as it has values.
 *
 * @param sql the statement
 * @param values one a mark
 */
record InLists(String sql, @Nullable Object[] values) {

    static InLists of(String sql, @Nullable Object[] values) {
        if (Stream.of(values).noneMatch(Collection.class::isInstance)) {
            return new InLists(sql, values);
        }
        String[] parts = sql.split("\\?", -1);
        StringBuilder marked = new StringBuilder(parts[0]);
        for (int i = 0; i < values.length; i++) {
            marked.append(values[i] instanceof Collection<?> list ? ManyRows.marks(list.size()) : "?");
            marked.append(parts[i + 1]);
        }
        return new InLists(
                marked.toString(), Stream.of(values).flatMap(InLists::each).toArray());
    }

    private static Stream<? extends @Nullable Object> each(@Nullable Object value) {
        return value instanceof Collection<?> list ? list.stream() : Stream.of(value);
    }
}
