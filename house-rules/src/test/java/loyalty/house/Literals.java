package loyalty.house;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** The texts of a file: each literal, or what a concatenation says, with a mark where something else stands in it. */
final class Literals extends TreeScanner<Void, Void> {

    private static final String SOMETHING = "?";

    private final List<String> texts = new ArrayList<>();

    private Literals() {}

    static List<String> of(Parsed file) {
        Literals literals = new Literals();
        literals.scan(file.unit(), null);
        return literals.texts;
    }

    @Override
    public Void visitBinary(BinaryTree node, Void nothing) {
        List<Tree> parts = new ArrayList<>();
        flatten(node, parts);
        if (parts.stream().noneMatch(Literals::isText)) {
            return super.visitBinary(node, nothing);
        }
        StringBuilder text = new StringBuilder();
        for (Tree part : parts) {
            text.append(isText(part) ? ((LiteralTree) part).getValue() : SOMETHING);
            if (!isText(part)) {
                scan(part, nothing);
            }
        }
        texts.add(text.toString());
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree node, Void nothing) {
        if (isText(node)) {
            texts.add((String) node.getValue());
        }
        return null;
    }

    private static void flatten(Tree node, List<Tree> parts) {
        if (node instanceof BinaryTree sum && node.getKind() == Tree.Kind.PLUS) {
            flatten(sum.getLeftOperand(), parts);
            flatten(sum.getRightOperand(), parts);
        } else {
            parts.add(node);
        }
    }

    private static boolean isText(Tree node) {
        return node instanceof LiteralTree literal && literal.getValue() instanceof String;
    }
}
