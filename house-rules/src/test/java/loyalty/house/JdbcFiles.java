package loyalty.house;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code java.sql} belongs to the books of points and to the modules about databases. The other files that know it stand in
 * a list that only gets shorter.
 */
final class JdbcFiles {

    private static final Set<String> AT_HOME = Set.of("loyalty.points.ledger", "loyalty.points.posting");
    private static final Set<String> MODULES_AT_HOME = Set.of("transactional-outbox", "database");

    private JdbcFiles() {}

    /** What still stands in the list of those that are to lose it. */
    static List<String> allowed() throws IOException {
        try (InputStream list = Objects.requireNonNull(JdbcFiles.class.getResourceAsStream("/java-sql.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    static List<String> faults(List<Parsed> files, List<String> allowed) {
        Set<String> knowing = new TreeSet<>();
        files.stream()
                .filter(file -> !MODULES_AT_HOME.contains(file.module()) && !AT_HOME.contains(file.packageName()))
                .filter(JdbcFiles::knowsJdbc)
                .forEach(file -> knowing.add(line(file)));
        List<String> faults = new ArrayList<>();
        knowing.stream().filter(file -> !allowed.contains(file)).forEach(file -> faults.add(file + " uses java.sql"));
        allowed.stream()
                .filter(file -> !knowing.contains(file))
                .forEach(file -> faults.add(file + " uses java.sql no more: take it off java-sql.txt"));
        return faults;
    }

    private static String line(Parsed file) {
        return file.module() + " " + file.packageName() + "." + file.name().replace(".java", "");
    }

    private static boolean knowsJdbc(Parsed file) {
        Names names = new Names();
        names.scan(file.unit(), null);
        return names.jdbc;
    }

    private static final class Names extends TreeScanner<Void, Void> {

        private boolean jdbc;

        @Override
        public Void visitMemberSelect(MemberSelectTree node, Void nothing) {
            jdbc |= node.getExpression().toString().equals("java.sql");
            return super.visitMemberSelect(node, nothing);
        }
    }
}
