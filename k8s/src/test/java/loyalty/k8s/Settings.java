package loyalty.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The variables that a service reads, taken from its properties and those of the modules that it is built on.
 *
 * @param read every {@code LOYALTY_…} variable that some property reads
 * @param required those of them that have no default
 */
record Settings(Set<String> read, Set<String> required) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(LOYALTY_[A-Z0-9_]+)(:?)");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>loyalty</groupId>\\s*<artifactId>([a-z-]+)</artifactId>(\\s*<scope>test</scope>)?");

    /** Read by {@code Migrations} under its property name, {@code loyalty.migrate-only}. */
    private static final String MIGRATE_ONLY = "LOYALTY_MIGRATE_ONLY";

    static Settings of(Path repository, String module) throws IOException {
        List<String> properties = new ArrayList<>();
        Set<String> modules = new TreeSet<>();
        collect(repository, module, modules);
        for (String each : modules) {
            Path resources = repository.resolve(each).resolve("src/main/resources");
            lines(resources.resolve("application.properties"), properties);
            lines(resources.resolve("META-INF/microprofile-config.properties"), properties);
        }
        return in(properties, modules.contains("transactional-outbox"));
    }

    static Settings in(List<String> properties, boolean migrates) {
        Set<String> read = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (String line : properties) {
            var variable = VARIABLE.matcher(line);
            while (variable.find() && !line.startsWith("%") && !line.startsWith("#")) {
                read.add(variable.group(1));
                if (variable.group(2).isEmpty()) {
                    required.add(variable.group(1));
                }
            }
        }
        if (migrates) {
            read.add(MIGRATE_ONLY);
        }
        return new Settings(read, required);
    }

    /** What is named and read by nobody, and what is needed and not given. */
    List<String> faults(String who, Set<String> given) {
        List<String> faults = new ArrayList<>();
        given.stream()
                .filter(name -> name.startsWith("LOYALTY_") && !read.contains(name))
                .forEach(name -> faults.add(who + " is given " + name + ", which nothing in it reads"));
        required.stream()
                .filter(name -> !given.contains(name))
                .forEach(name -> faults.add(who + " needs " + name + " and is not given it"));
        return faults;
    }

    private static void collect(Path repository, String module, Set<String> into) throws IOException {
        if (!into.add(module)) {
            return;
        }
        var dependency =
                DEPENDENCY.matcher(Files.readString(repository.resolve(module).resolve("pom.xml")));
        while (dependency.find()) {
            if (dependency.group(2) == null && !dependency.group(1).equals("loyalty")) {
                collect(repository, dependency.group(1), into);
            }
        }
    }

    private static void lines(Path file, List<String> into) throws IOException {
        if (Files.exists(file)) {
            into.addAll(Files.readAllLines(file));
        }
    }

    static final Map<String, String> MODULES = Map.of(
            "points", "points-service", "tier", "tier-service", "voucher", "voucher-service", "gateway", "gateway");
}
