package loyalty.house;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;

/** {@code java.sql} belongs to the modules about databases. */
final class JdbcFiles {

    private static final Set<String> AT_HOME = Set.of("transactional-outbox", "database");

    private JdbcFiles() {}

    static List<String> faults(List<Parsed> files) {
        return files.stream()
                .filter(file -> !AT_HOME.contains(file.module()))
                .filter(JdbcFiles::knowsJdbc)
                .map(file -> line(file) + " uses java.sql")
                .sorted()
                .toList();
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
