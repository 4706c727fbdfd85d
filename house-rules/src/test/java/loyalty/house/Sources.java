package loyalty.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The house style, as far as only the source shows it: sizes, documents, sleeps. Reads with the compiler's own parser. */
final class Sources {

    static final int FILE_LINES_MAX = 200;
    static final int METHOD_LINES_MAX = 30;

    private Sources() {}

    /** Every Java file of the house. */
    static List<Path> of(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/offenders/"))
                    .sorted()
                    .toList();
        }
    }

    /** Those that a service, a shared module or a tool is made of. */
    static List<Path> mainOf(Path repository) throws IOException {
        return of(repository).stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    /** What the files do wrong, a line each. */
    static List<String> faults(List<Path> files) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Parsed file : Parsed.of(files)) {
            new Reader(file.unit(), file.trees(), faults).scan(file.unit(), null);
        }
        return faults;
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final SourcePositions positions;
        private final List<String> faults;
        private final boolean test;

        Reader(CompilationUnitTree unit, DocTrees trees, List<String> faults) {
            this.unit = unit;
            this.trees = trees;
            this.positions = trees.getSourcePositions();
            this.faults = faults;
            this.test = unit.getSourceFile().toUri().getPath().contains("/src/test/");
        }

        @Override
        public Void visitCompilationUnit(CompilationUnitTree node, Void nothing) {
            int lines = linesOf(node);
            if (lines > FILE_LINES_MAX && !test) {
                faults.add(name() + ": a file of " + lines + " lines");
            }
            return super.visitCompilationUnit(node, nothing);
        }

        @Override
        public Void visitClass(ClassTree node, Void nothing) {
            requireDocument(node.getModifiers().getFlags().contains(Modifier.PUBLIC), node, node.getSimpleName());
            return super.visitClass(node, nothing);
        }

        @Override
        public Void visitMethod(MethodTree node, Void nothing) {
            // What stands above a method, such as the rows of a test, is not its length.
            int lines = node.getBody() == null ? 0 : linesOf(node.getBody());
            if (lines > METHOD_LINES_MAX) {
                faults.add(name() + ": method " + node.getName() + " of " + lines + " lines");
            }
            return super.visitMethod(node, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree node, Void nothing) {
            if (test && node.getMethodSelect().toString().equals("Thread.sleep")) {
                faults.add(name() + ": a test sleeps instead of waiting for a condition");
            }
            return super.visitMethodInvocation(node, nothing);
        }

        private void requireDocument(boolean isPublic, Tree node, CharSequence what) {
            TreePath path = getCurrentPath();
            if (isPublic && !test && trees.getDocComment(path) == null && !what.isEmpty()) {
                faults.add(name() + ": public type " + what + " without a document");
            }
        }

        private int linesOf(Tree node) {
            long start = positions.getStartPosition(unit, node);
            long end = positions.getEndPosition(unit, node);
            return start < 0 || end < 0
                    ? 0
                    : (int) (unit.getLineMap().getLineNumber(end)
                            - unit.getLineMap().getLineNumber(start)
                            + 1);
        }

        private String name() {
            return Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        }
    }
}
