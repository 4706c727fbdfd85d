package loyalty.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file may name a table by: its SQL, an entity's annotation, the table of an update of many rows, or of what is kept of a person. */
final class NamedTables extends TreeScanner<Void, Void> {

    private static final Pattern SQL = Pattern.compile(
            "(?i)\\b(?:from|into|(?<!key )update|(?:straight_)?join)\\s+(?:ignore\\s+)?(\\w+)\\b(?!\\s*=)");
    private static final Pattern ANNOTATION = Pattern.compile("name = \"(\\w+)\"");

    private final Set<String> names = new TreeSet<>();

    private NamedTables() {}

    /** Words that are tables if there are tables of that name. */
    static Set<String> of(Parsed file) {
        NamedTables tables = new NamedTables();
        Literals.of(file).forEach(text -> tables.addAll(SQL, text));
        tables.scan(file.unit(), null);
        return tables.names;
    }

    @Override
    public Void visitAnnotation(AnnotationTree node, Void nothing) {
        if (node.getAnnotationType().toString().endsWith("Table")) {
            addAll(ANNOTATION, node.toString());
        }
        return super.visitAnnotation(node, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void nothing) {
        String method = node.getMethodSelect().toString();
        if ((method.endsWith(".update") || method.equals("KeptTable.of"))
                && !node.getArguments().isEmpty()) {
            ExpressionTree table = node.getArguments().getFirst();
            if (table instanceof LiteralTree literal) {
                names.add(String.valueOf(literal.getValue()));
            }
        }
        return super.visitMethodInvocation(node, nothing);
    }

    private void addAll(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }
}
