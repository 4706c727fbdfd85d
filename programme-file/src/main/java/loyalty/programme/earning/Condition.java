package loyalty.programme.earning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A condition in the Common Expression Language: typed, without loops and without a way out of the expression. It may ask
 * for {@code total} (the basis in money), {@code items}, {@code channel}, {@code location}, {@code tier}, {@code weekday},
 * {@code year}, {@code month}, {@code day}, {@code categories}, {@code skus} and {@code activity}; what an occasion does
 * not have is empty. Immutable.
 */
public final class Condition {

    private final String text;
    private final CelRuntime.Program program;

    private Condition(String text, CelRuntime.Program program) {
        this.text = text;
        this.program = program;
    }

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException when it is not one; {@link #flaws} tell why
     */
    @JsonCreator
    public static Condition of(String text) {
        try {
            return new Condition(
                    text,
                    Language.RUNTIME.createProgram(
                            Language.COMPILER.compile(text).getAst()));
        } catch (CelValidationException e) {
            throw new IllegalArgumentException("it cannot be read", e);
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException("it cannot be evaluated", e);
        }
    }

    /** What is wrong about a text that is to be a condition; nothing when it is one. */
    public static List<Flaw> flaws(String text) {
        try {
            Language.COMPILER.compile(text).getAst();
            return List.of();
        } catch (CelValidationException e) {
            return e.getErrors().stream()
                    .map(issue -> new Flaw(
                            offset(text, issue.getSourceLocation().getLine())
                                    + Math.max(0, issue.getSourceLocation().getColumn()),
                            issue.getMessage()))
                    .toList();
        }
    }

    private static int offset(String text, int line) {
        return text.lines()
                .limit(Math.max(0, line - 1L))
                .mapToInt(before -> before.length() + 1)
                .sum();
    }

    /**
     * Something wrong in the text of a condition.
     *
     * @param at how many characters stand before it
     * @param words what the compiler of the language says
     */
    public record Flaw(int at, String words) {}

    /** Whether it holds; one that cannot be decided, such as a division by zero, does not. */
    public boolean holds(When.Occasion occasion) {
        try {
            return Boolean.TRUE.equals(program.eval(Language.facts(occasion)));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition && condition.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it stands in the file. */
    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    /** Loaded with the first programme that has a condition: most have none. */
    private static final class Language {

        private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
                .addVar("total", SimpleType.DOUBLE)
                .addVar("items", SimpleType.INT)
                .addVar("channel", SimpleType.STRING)
                .addVar("location", SimpleType.STRING)
                .addVar("tier", SimpleType.STRING)
                .addVar("weekday", SimpleType.STRING)
                .addVar("year", SimpleType.INT)
                .addVar("month", SimpleType.INT)
                .addVar("day", SimpleType.INT)
                .addVar("categories", ListType.create(SimpleType.STRING))
                .addVar("skus", ListType.create(SimpleType.STRING))
                .addVar("activity", SimpleType.STRING)
                .setResultType(SimpleType.BOOL)
                .build();
        private static final CelRuntime RUNTIME =
                CelRuntimeFactory.standardCelRuntimeBuilder().build();

        private Language() {}

        private static Map<String, Object> facts(When.Occasion occasion) {
            return Map.ofEntries(
                    // Comparing nearest doubles of decimals agrees with comparing the decimals.
                    Map.entry("total", occasion.total().doubleValue()),
                    Map.entry("items", occasion.items()),
                    Map.entry("channel", Objects.requireNonNullElse(occasion.channel(), "")),
                    Map.entry("location", Objects.requireNonNullElse(occasion.location(), "")),
                    Map.entry("tier", occasion.tier()),
                    Map.entry("weekday", When.Weekday.of(occasion.day()).word()),
                    Map.entry("year", (long) occasion.day().getYear()),
                    Map.entry("month", (long) occasion.day().getMonthValue()),
                    Map.entry("day", (long) occasion.day().getDayOfMonth()),
                    Map.entry("categories", occasion.categories()),
                    Map.entry("skus", occasion.skus()),
                    Map.entry("activity", Objects.requireNonNullElse(occasion.activity(), "")));
        }
    }
}
