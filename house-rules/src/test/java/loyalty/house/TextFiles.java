package loyalty.house;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What every language of a service has to say: all that English says, of the same values, in all forms of its plural. */
final class TextFiles {

    private static final String ENGLISH = "en.properties";

    private TextFiles() {}

    /** The folders of texts of all services. */
    static List<Path> of(Path repository) throws IOException {
        try (Stream<Path> modules = Files.list(repository)) {
            return modules.map(module -> module.resolve("src/main/resources/texts"))
                    .filter(Files::isDirectory)
                    .flatMap(texts -> list(texts).stream())
                    .toList();
        }
    }

    /** What is wrong with the languages of one service. */
    static List<String> faults(Path folder) {
        Properties english = read(folder.resolve(ENGLISH));
        List<String> faults = new ArrayList<>();
        for (Path file : list(folder)) {
            Properties language = read(file);
            String name = folder.getFileName() + "/" + file.getFileName();
            for (String key : union(english, language)) {
                String said = language.getProperty(key);
                String told = english.getProperty(key);
                if (said == null || told == null) {
                    faults.add(name + (said == null ? " lacks " : " alone has ") + key);
                } else {
                    faults.addAll(faults(name + " " + key, new MessagePattern(said), new MessagePattern(told), file));
                }
            }
        }
        return faults;
    }

    private static List<String> faults(String where, MessagePattern said, MessagePattern told, Path file) {
        List<String> faults = new ArrayList<>();
        Set<String> unknown = parts(said, MessagePattern.Part.Type.ARG_NAME);
        unknown.removeAll(parts(told, MessagePattern.Part.Type.ARG_NAME));
        unknown.removeAll(Set.of("count", "points"));
        unknown.forEach(name -> faults.add(where + " speaks of {" + name + "}"));
        Set<String> forms = parts(said, MessagePattern.Part.Type.ARG_SELECTOR);
        if (!forms.isEmpty()) {
            String code = file.getFileName().toString().replace(".properties", "");
            Set<String> missing =
                    new TreeSet<>(PluralRules.forLocale(new ULocale(code)).getKeywords());
            missing.removeAll(forms);
            missing.forEach(form -> faults.add(where + " has no plural for " + form));
        }
        return faults;
    }

    private static Set<String> parts(MessagePattern pattern, MessagePattern.Part.Type type) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPartType(i) == type) {
                found.add(pattern.getSubstring(pattern.getPart(i)));
            }
        }
        return found;
    }

    private static Set<String> union(Properties one, Properties other) {
        Set<String> all = new TreeSet<>(one.stringPropertyNames());
        all.addAll(other.stringPropertyNames());
        return all;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        Properties lines = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            lines.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
