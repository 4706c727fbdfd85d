package loyalty.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose a table is: one package of a service names it, so that what stands in it is decided in one place. A table of a
 * shared module is named there alone.
 */
final class Tables {

    private static final Pattern CREATED = Pattern.compile("(?i)\\bcreate table (?:if not exists )?(\\w+)");

    private final Set<String> services;
    private final Map<String, Set<String>> created;

    /** Of each module, the table by the name of its entity. */
    private final Map<String, Map<String, String>> entities;

    /** Module and table, and the packages that name it. */
    private final Map<String, Set<String>> owners = new TreeMap<>();

    private final List<String> faults = new ArrayList<>();

    private Tables(Set<String> services, Map<String, Set<String>> created, Map<String, Map<String, String>> entities) {
        this.services = services;
        this.created = created;
        this.entities = entities;
    }

    /**
     * Whom more than one package takes for its own.
     *
     * @param repository with a folder for each module
     * @param files of the services and of the shared modules
     */
    static List<String> faults(Path repository, Set<String> services, List<Parsed> files) throws IOException {
        Map<String, Set<String>> created = new TreeMap<>();
        for (String module : files.stream().map(Parsed::module).collect(Collectors.toCollection(TreeSet::new))) {
            created.put(module, created(repository.resolve(module).resolve("src/main/resources")));
        }
        Map<String, Map<String, String>> entities = new TreeMap<>();
        files.stream()
                .collect(Collectors.groupingBy(Parsed::module))
                .forEach((module, some) -> entities.put(module, Entities.of(some)));
        Tables tables = new Tables(services, created, entities);
        files.forEach(tables::note);
        tables.owners.forEach((table, packages) -> {
            if (packages.size() > 1) {
                tables.faults.add(table + " is named in " + String.join(" and ", packages));
            }
        });
        return tables.faults;
    }

    private void note(Parsed file) {
        Set<String> own = created.getOrDefault(file.module(), Set.of());
        Set<String> shared = shared();
        for (String name : NamedTables.of(file)) {
            String table = entities.getOrDefault(file.module(), Map.of()).getOrDefault(name, name);
            if (services.contains(file.module())) {
                if (own.contains(table)) {
                    owner(file.module() + ": table " + table, file);
                } else if (shared.contains(table)) {
                    faults.add(
                            file.module() + ": " + file.name() + " names the table " + table + " of a shared module");
                }
            } else if (shared.contains(table)) {
                owner("shared table " + table, file);
            }
        }
    }

    private Set<String> shared() {
        return created.entrySet().stream()
                .filter(entry -> !services.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toSet());
    }

    private void owner(String table, Parsed file) {
        owners.computeIfAbsent(table, t -> new TreeSet<>()).add(file.packageName());
    }

    private static Set<String> created(Path resources) throws IOException {
        Set<String> created = new TreeSet<>();
        if (!Files.exists(resources)) {
            return created;
        }
        Predicate<Path> isMigration = file -> file.toString().endsWith(".sql");
        try (Stream<Path> all = Files.walk(resources)) {
            for (Path migration : all.filter(isMigration).toList()) {
                Matcher table = CREATED.matcher(Files.readString(migration));
                while (table.find()) {
                    created.add(table.group(1));
                }
            }
        }
        return created;
    }
}
