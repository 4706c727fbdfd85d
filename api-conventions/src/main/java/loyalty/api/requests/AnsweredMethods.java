package loyalty.api.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a path answers, as the service's own document says. The framework tells a wrong method from an unknown path
 * only while no two resources share the beginning of a path.
 */
@Singleton
class AnsweredMethods {

    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private final ObjectMapper json;
    private volatile @Nullable List<Template> templates;

    private record Template(Pattern pattern, long variables, Set<String> methods) {}

    AnsweredMethods(ObjectMapper json) {
        this.json = json;
    }

    /** The methods that a path answers, in the order of the alphabet; none when there is no such path. */
    Set<String> at(String path) {
        return known().stream()
                .filter(template -> template.pattern().matcher(path).matches())
                .min(Comparator.comparingLong(Template::variables))
                .map(Template::methods)
                .orElse(Set.of());
    }

    private List<Template> known() {
        List<Template> read = templates;
        if (read == null) {
            read = read();
            templates = read;
        }
        return read;
    }

    private List<Template> read() {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            return document == null
                    ? List.of()
                    : json.readTree(document).path("paths").properties().stream()
                            .map(path -> template(path.getKey(), path.getValue()))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the service's own document cannot be read", e);
        }
    }

    private static Template template(String path, JsonNode operations) {
        String[] literals = VARIABLE.split(path, -1);
        String pattern =
                String.join("[^/]+", Arrays.stream(literals).map(Pattern::quote).toList());
        Set<String> methods = new TreeSet<>();
        operations.fieldNames().forEachRemaining(name -> {
            if (METHODS.contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return new Template(Pattern.compile(pattern), literals.length - 1L, methods);
    }
}
