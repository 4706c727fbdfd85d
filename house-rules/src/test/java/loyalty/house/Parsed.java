package loyalty.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A Java file as the compiler's own parser reads it. */
record Parsed(CompilationUnitTree unit, DocTrees trees) {

    static List<Parsed> of(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Parsed> parsed = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(new Parsed(unit, DocTrees.instance(task)));
            }
        }
        return parsed;
    }

    /** Where it stands. */
    Path file() {
        return Path.of(unit.getSourceFile().toUri());
    }

    /** Its name without its folder. */
    String name() {
        return Objects.requireNonNull(file().getFileName()).toString();
    }

    /** The folder of the module that it belongs to. */
    String module() {
        Path file = file();
        int src = file.getNameCount() - 1;
        while (!file.getName(src).toString().equals("src")) {
            src--;
        }
        return file.getName(src - 1).toString();
    }

    /** Its package; a file of none has the empty one. */
    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }
}
