package loyalty.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A package reads like a table of contents, so it is no longer than one. The language of the bus is a dictionary. */
final class Packages {

    static final int TYPES_MAX = 20;

    private static final Set<String> LANGUAGES = Set.of("loyalty.events");

    private Packages() {}

    static List<String> faults(List<Parsed> files) {
        Map<String, Long> types = new TreeMap<>();
        files.stream()
                .filter(file -> !LANGUAGES.contains(file.packageName()))
                .forEach(file -> types.merge(file.packageName(), types(file), Long::sum));
        return types.entrySet().stream()
                .filter(entry -> entry.getValue() > TYPES_MAX)
                .map(entry -> entry.getKey() + ": a package of " + entry.getValue() + " types")
                .toList();
    }

    private static long types(Parsed file) {
        return file.unit().getTypeDecls().stream().filter(Packages::isType).count();
    }

    private static boolean isType(Tree declaration) {
        return declaration instanceof ClassTree;
    }
}
