package loyalty.house;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A switch over a sealed type names all its cases, so that the compiler asks about a new one. Neither {@code default} nor
 * a pattern of the sealed type itself may swallow it.
 */
final class SealedSwitches {

    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Set<String> sealed = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private SealedSwitches() {}

    static List<String> faults(List<Parsed> files) {
        SealedSwitches switches = new SealedSwitches();
        files.forEach(file -> switches.new Types().scan(file.unit(), null));
        files.forEach(file -> switches.new Cases(file.name()).scan(file.unit(), null));
        return switches.faults;
    }

    /** Which types of the house are sealed, and what each is. */
    private final class Types extends TreeScanner<Void, Void> {

        @Override
        public Void visitClass(ClassTree node, Void nothing) {
            String name = node.getSimpleName().toString();
            if (node.getModifiers().getFlags().contains(Modifier.SEALED)) {
                sealed.add(name);
            }
            Set<String> above = supertypes.computeIfAbsent(name, n -> new HashSet<>());
            node.getImplementsClause().forEach(type -> above.add(simple(type)));
            if (node.getExtendsClause() != null) {
                above.add(simple(node.getExtendsClause()));
            }
            return super.visitClass(node, nothing);
        }
    }

    private final class Cases extends TreeScanner<Void, Void> {

        private final String file;

        Cases(String file) {
            this.file = file;
        }

        @Override
        public Void visitSwitch(SwitchTree node, Void nothing) {
            check(node.getCases());
            return super.visitSwitch(node, nothing);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree node, Void nothing) {
            check(node.getCases());
            return super.visitSwitchExpression(node, nothing);
        }

        private void check(List<? extends CaseTree> cases) {
            List<String> named = cases.stream()
                    .flatMap(SealedSwitches::patterns)
                    .map(SealedSwitches::typeOf)
                    .toList();
            if (!named.isEmpty() && hasDefault(cases) && named.stream().allMatch(SealedSwitches.this::isOfSealed)) {
                faults.add(file + ": a default in a switch over the sealed type of " + named);
            }
            cases.stream()
                    .filter(one -> one.getGuard() == null)
                    .flatMap(SealedSwitches::patterns)
                    .filter(BindingPatternTree.class::isInstance)
                    .map(SealedSwitches::typeOf)
                    .filter(sealed::contains)
                    .filter(type ->
                            named.stream().anyMatch(other -> above(other).contains(type)))
                    .forEach(type -> faults.add(file + ": a case of the sealed type " + type + " swallows the rest"));
        }
    }

    private boolean isOfSealed(String type) {
        return sealed.contains(type) || above(type).stream().anyMatch(sealed::contains);
    }

    private Set<String> above(String type) {
        Set<String> all = new HashSet<>();
        List<String> next = new ArrayList<>(supertypes.getOrDefault(type, Set.of()));
        while (!next.isEmpty()) {
            String one = next.removeLast();
            if (all.add(one)) {
                next.addAll(supertypes.getOrDefault(one, Set.of()));
            }
        }
        return all;
    }

    private static boolean hasDefault(List<? extends CaseTree> cases) {
        return cases.stream().flatMap(one -> one.getLabels().stream()).anyMatch(DefaultCaseLabelTree.class::isInstance);
    }

    private static Stream<PatternTree> patterns(CaseTree one) {
        return one.getLabels().stream()
                .filter(PatternCaseLabelTree.class::isInstance)
                .map(label -> ((PatternCaseLabelTree) label).getPattern());
    }

    private static String typeOf(PatternTree pattern) {
        return switch (pattern) {
            case BindingPatternTree binding -> simple(binding.getVariable().getType());
            case DeconstructionPatternTree parts -> simple(parts.getDeconstructor());
            default -> "";
        };
    }

    /** The name of a type without its arguments and where it stands. */
    private static String simple(Tree type) {
        String name = type.toString().replaceAll("<.*", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
