package loyalty.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which table an entity stands for: in HQL its name names the table. */
final class Entities extends TreeScanner<Void, Void> {

    private static final Pattern NAME = Pattern.compile("name = \"(\\w+)\"");

    private final Map<String, String> tables = new TreeMap<>();

    private Entities() {}

    /** The tables of the entities of some files, by the simple name of the entity. */
    static Map<String, String> of(List<Parsed> files) {
        Entities entities = new Entities();
        files.forEach(file -> entities.scan(file.unit(), null));
        return entities.tables;
    }

    @Override
    public Void visitClass(ClassTree node, Void nothing) {
        table(node).ifPresent(table -> tables.put(node.getSimpleName().toString(), table));
        return super.visitClass(node, nothing);
    }

    private static Optional<String> table(ClassTree node) {
        return node.getModifiers().getAnnotations().stream()
                .filter(annotation -> isTable(annotation))
                .map(annotation -> NAME.matcher(annotation.toString()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    private static boolean isTable(AnnotationTree annotation) {
        return annotation.getAnnotationType().toString().endsWith("Table");
    }
}
