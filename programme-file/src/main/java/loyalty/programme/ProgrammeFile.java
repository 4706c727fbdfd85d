package loyalty.programme;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.programme.checks.Checks;
import loyalty.programme.checks.Fault;
import loyalty.programme.checks.SyntaxSentence;
import org.jspecify.annotations.Nullable;

/** Reads a programme file: a {@link Programme}, or every fault that stands in its way. JSON is read too, being YAML. */
public sealed interface ProgrammeFile {

    /**
     * The file says a programme.
     *
     * @param programme what it says
     */
    record Readable(Programme programme) implements ProgrammeFile {}

    /**
     * The file does not.
     *
     * @param faults all that is wrong, by line
     */
    record Faulty(List<Fault> faults) implements ProgrammeFile {}

    /** Reads the text of a file. */
    static ProgrammeFile read(String text) {
        Map<String, Integer> lines = new HashMap<>();
        JsonNode tree;
        try {
            tree = Reading.tree(text, lines);
        } catch (JsonProcessingException e) {
            return new Faulty(List.of(SyntaxSentence.of(e)));
        }
        if (tree == null || !tree.isObject()) {
            return new Faulty(List.of(
                    new Fault("", 1, "a programme is a mapping of version, currency, timeZone, points, tiers …")));
        }
        List<Fault> faults = Checks.faults(tree)
                .map(fault -> fault.at(Reading.lineOf(fault.path(), lines)))
                .distinct()
                .sorted(Comparator.comparing(Fault::line).thenComparing(Fault::path))
                .toList();
        return faults.isEmpty() ? new Readable(Reading.programme(tree)) : new Faulty(faults);
    }

    /** How the text becomes a tree and the tree a programme. */
    final class Reading {

        private static final YAMLMapper YAML = YAMLMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();

        private Reading() {}

        private static @Nullable JsonNode tree(String text, Map<String, Integer> lines) throws JsonProcessingException {
            try (JsonParser parser = YAML.createParser(text)) {
                while (parser.nextToken() != null) {
                    lines.putIfAbsent(
                            parser.getParsingContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
                return YAML.readTree(text);
            } catch (JsonProcessingException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Programme programme(JsonNode tree) {
            try {
                return YAML.treeToValue(tree, Programme.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the schema and the records of this module disagree", e);
            }
        }

        private static int lineOf(String path, Map<String, Integer> lines) {
            String at = path;
            while (!lines.containsKey(at) && !at.isEmpty()) {
                at = at.substring(0, at.lastIndexOf('/'));
            }
            return lines.getOrDefault(at, 1);
        }
    }
}
