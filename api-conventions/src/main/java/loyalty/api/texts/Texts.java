package loyalty.api.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The sentences of a service. Each language is a file {@code texts/<service>/<code>.properties} of keys and ICU messages,
 * which know the plural forms of their language (Unicode CLDR); a language that has its file is spoken. Codes are those of
 * ISO 639-1.
 */
public final class Texts {

    /** The language of who reads none of ours. */
    public static final String ENGLISH = "en";

    private static final Set<String> CODES = Set.of(java.util.Locale.getISOLanguages());

    private final Class<?> user;
    private final String service;
    private final Map<String, Map<String, Message>> languages = new ConcurrentHashMap<>();

    private Texts(Class<?> user, String service) {
        this.user = user;
        this.service = service;
    }

    /**
     * The texts of a service.
     *
     * @param user whose class path has them
     * @throws IllegalStateException when it does not even speak English
     */
    public static Texts of(Class<?> user, String service) {
        Texts texts = new Texts(user, service);
        if (texts.messages(ENGLISH).isEmpty()) {
            throw new IllegalStateException("there are no texts of " + service);
        }
        return texts;
    }

    /** The first of these codes that is spoken; English when none is. */
    public String firstOf(Collection<String> codes) {
        return codes.stream()
                .filter(code -> CODES.contains(code) && !messages(code).isEmpty())
                .findFirst()
                .orElse(ENGLISH);
    }

    /**
     * A sentence; in English where the language does not have it.
     *
     * @param language its code
     * @param values of the names in its message: numbers where it counts, otherwise text
     */
    public String say(String language, String key, Map<String, ?> values) {
        Message message = messages(language).get(key);
        if (message == null) {
            message = Objects.requireNonNull(messages(ENGLISH).get(key), key);
        }
        return message.said(values);
    }

    private Map<String, Message> messages(String language) {
        return languages.computeIfAbsent(language, this::read);
    }

    private Map<String, Message> read(String language) {
        String file = "/texts/" + service + "/" + language + ".properties";
        try (InputStream bytes = user.getResourceAsStream(file)) {
            if (bytes == null) {
                return Map.of();
            }
            Properties lines = new Properties();
            lines.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return lines.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            key -> key, key -> new Message(lines.getProperty(key), language)));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
