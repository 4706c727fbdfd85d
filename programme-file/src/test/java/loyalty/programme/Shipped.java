package loyalty.programme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Programme files for tests: those that ship, and one with every word; as texts, and as trees with something changed. */
public final class Shipped {

    /** The file with every word. */
    public static final Path EVERYTHING = Path.of("src/test/resources/loyalty/programme/words/everything.yaml");

    private Shipped() {}

    /** A file that ships. */
    public static Path file(String name) {
        return Path.of("../programmes", name + ".yaml");
    }

    /** The programmes that ship. */
    public static List<Path> files() {
        try (Stream<Path> files = Files.list(Path.of("../programmes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of the file system. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file says, as a tree. */
    public static JsonNode tree(Path file) {
        try {
            return new YAMLMapper().readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The programme of a text that says one. */
    public static Programme programme(String text) {
        return switch (ProgrammeFile.read(text)) {
            case ProgrammeFile.Readable readable -> readable.programme();
            case ProgrammeFile.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    /** Every place in a tree but the whole. */
    public static Stream<String> places(JsonNode tree) {
        Stream<String> words = tree.properties().stream().flatMap(word -> below("/" + word.getKey(), word.getValue()));
        Stream<String> items =
                IntStream.range(0, tree.isArray() ? tree.size() : 0).boxed().flatMap(i -> below("/" + i, tree.get(i)));
        return Stream.concat(words, items);
    }

    private static Stream<String> below(String path, JsonNode tree) {
        return Stream.concat(Stream.of(path), places(tree).map(place -> path + place));
    }

    /** A copy with something else at a place; without the place when it is null. */
    public static JsonNode changed(JsonNode tree, String place, @Nullable JsonNode value) {
        JsonNode copy = tree.deepCopy();
        JsonPointer at = JsonPointer.compile(place);
        if (copy.at(at.head()) instanceof ObjectNode words) {
            String word = at.last().getMatchingProperty();
            JsonNode ignored = value == null ? words.remove(word) : words.set(word, value);
        } else {
            ArrayNode list = (ArrayNode) copy.at(at.head());
            int index = at.last().getMatchingIndex();
            JsonNode ignored = value == null ? list.remove(index) : list.set(index, value);
        }
        return copy;
    }
}
