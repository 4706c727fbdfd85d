package loyalty.database;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table that keeps something of persons, as they are told of it: every column under a plain name, which is its own in
 * camel case unless another one is given, but for those that are withheld. So a column that comes later is told by itself.
 */
public final class KeptTable {

    /** Keys under which nobody is known outside, prints of requests, places in a log or in a chain. */
    private static final Set<String> NEVER =
            Set.of("pseudonym", "body_hash", "event_seq", "chain", "chain_seq", "hash", "salt", "traceparent");

    private final String table;
    private final String name;
    private final String where;
    private final Set<String> withheld = new HashSet<>(NEVER);
    private final Set<String> json = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Function<Row, String>> made = new TreeMap<>();
    private boolean single;

    private KeptTable(String table, String name, String where) {
        this.table = table;
        this.name = name;
        this.where = where;
    }

    /** A table with a column {@code pseudonym}, told as the list of this name. */
    public static KeptTable of(String table, String name) {
        return new KeptTable(table, name, "pseudonym = ?");
    }

    /**
     * A table whose rows are a member's by another table.
     *
     * @param where which they are: a condition with a mark for the pseudonym
     */
    public static KeptTable of(String table, String name, String where) {
        return new KeptTable(table, name, where);
    }

    /** There is one row of a member at most: it is told as such, not as a list. */
    public KeptTable single() {
        single = true;
        return this;
    }

    /** Without these columns. */
    public KeptTable without(String... columns) {
        withheld.addAll(List.of(columns));
        return this;
    }

    /** With a column under another name than its own. */
    public KeptTable calling(String column, String told) {
        names.put(column, told);
        return this;
    }

    /** With columns that hold JSON, which is told as such. */
    public KeptTable json(String... columns) {
        json.addAll(List.of(columns));
        return this;
    }

    /** With something that is made of each row. */
    public KeptTable making(String told, Function<Row, String> of) {
        made.put(told, of);
        return this;
    }

    /** The table. */
    public String table() {
        return table;
    }

    /** What it keeps, in the words of the API. */
    public String name() {
        return name;
    }

    String sql() {
        return "select * from " + table + " where " + where;
    }

    boolean isSingle() {
        return single;
    }

    boolean tells(String column) {
        return !withheld.contains(column);
    }

    boolean isJson(String column) {
        return json.contains(column);
    }

    Map<String, Function<Row, String>> made() {
        return made;
    }

    /** The name under which a column is told. */
    String nameOf(String column) {
        @Nullable String told = names.get(column);
        if (told != null) {
            return told;
        }
        StringBuilder camel = new StringBuilder();
        for (String word : column.split("_")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
