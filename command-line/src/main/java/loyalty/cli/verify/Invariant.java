package loyalty.cli.verify;

import java.util.List;

/**
 * Something that is never wrong.
 *
 * @param number in the list of what is never wrong
 * @param says what holds
 * @param tables those that must exist for it to mean something, as {@code schema.table}
 * @param queries each gives the number of places where it does not hold
 */
record Invariant(int number, String says, List<String> tables, List<String> queries) {
    /** The number of places where it does not hold. */
    long violations(Books books) {
        return queries.stream().mapToLong(books::number).sum();
    }

    /** Whether all its tables exist. */
    boolean applies(Books books) {
        return tables.stream().allMatch(table -> {
            int dot = table.indexOf('.');
            return books.has(table.substring(0, dot), table.substring(dot + 1));
        });
    }
}
