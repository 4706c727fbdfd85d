package loyalty.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> SERVICES = Set.of("points-service", "tier-service", "voucher-service", "gateway");

    /** They look at every service from outside. */
    private static final Set<String> TOOLS = Set.of("command-line", "local-stack");

    @Test
    void the_house_keeps_files_and_methods_short_documents_what_is_public_and_never_sleeps() throws IOException {
        List<Path> files = Sources.of(REPOSITORY);
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(Sources.faults(files)).isEmpty();
    }

    @Test
    void the_rules_catch_their_offenders(@TempDir Path folder) throws IOException {
        Path main = Files.createDirectories(folder.resolve("src/main")).resolve("Long.java");
        Path test = Files.createDirectories(folder.resolve("src/test")).resolve("Sleeper.java");
        String body = "int i = 0;\n".repeat(Sources.METHOD_LINES_MAX);
        Files.writeString(
                main,
                "public class Long { void rot() {\n" + body + "} }" + "\n".repeat(2)
                        + "// more\n".repeat(Sources.FILE_LINES_MAX) + "class Tail {}");
        Files.writeString(test, "class Sleeper { void nap() throws Exception { Thread.sleep(1); } }");

        assertThat(Sources.faults(List.of(main, test)))
                .anyMatch(fault -> fault.contains("a file of"))
                .anyMatch(fault -> fault.contains("method rot"))
                .anyMatch(fault -> fault.contains("public type Long"))
                .anyMatch(fault -> fault.contains("sleeps"));
    }

    @Test
    void each_language_says_all_that_english_says() throws IOException {
        List<Path> services = TextFiles.of(REPOSITORY);
        assertThat(services).hasSizeGreaterThan(1);
        assertThat(services)
                .allSatisfy(texts -> assertThat(TextFiles.faults(texts)).isEmpty());
    }

    @Test
    void a_language_that_lacks_something_is_caught(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("en.properties"), "a={count, plural, one {#} other {#}}\nb={day}\nc=c");
        Files.writeString(folder.resolve("pl.properties"), "a={count, plural, one {#} other {#}}\nb={dag}\nd=d");

        assertThat(TextFiles.faults(folder))
                .extracting(fault -> fault.substring(fault.indexOf('/') + 1))
                .containsExactly(
                        "pl.properties a has no plural for few",
                        "pl.properties a has no plural for many",
                        "pl.properties b speaks of {dag}",
                        "pl.properties lacks c",
                        "pl.properties alone has d");
    }

    @Test
    void a_package_reads_like_a_table_of_contents() throws IOException {
        assertThat(Packages.faults(Parsed.of(Sources.mainOf(REPOSITORY)))).isEmpty();
    }

    @Test
    void a_crowded_package_is_caught(@TempDir Path folder) throws IOException {
        StringBuilder crowd = new StringBuilder("package loyalty.points.crowd;\n");
        for (int i = 0; i <= Packages.TYPES_MAX; i++) {
            crowd.append("class Type").append(i).append(" {}\n");
        }
        assertThat(Packages.faults(parsed(folder, "points-service", "Crowd", crowd.toString())))
                .containsExactly("loyalty.points.crowd: a package of 21 types");
    }

    @Test
    void a_table_is_named_in_one_package() throws IOException {
        assertThat(Tables.faults(REPOSITORY, SERVICES, servicesAndShared())).isEmpty();
    }

    @Test
    void a_table_named_elsewhere_is_caught(@TempDir Path folder) throws IOException {
        migration(folder, "points-service", "create table lot (id int)");
        migration(folder, "transactional-outbox", "CREATE TABLE inbox (id int)");
        List<Path> files = List.of(
                source(folder, "points-service", "Lots", "package a; @Table(name = \"lot\") class Lots {}"),
                source(folder, "points-service", "Peek", sql("b", "select 1 from x join lot l")),
                source(folder, "points-service", "Hear", sql("b", "insert ignore into inbox values (1)")),
                source(folder, "transactional-outbox", "Inbox", sql("c", "update inbox set id = 2")));
        assertThat(Tables.faults(folder, SERVICES, Parsed.of(files)))
                .containsExactlyInAnyOrder(
                        "points-service: table lot is named in a and b",
                        "points-service: Hear.java names the table inbox of a shared module");
    }

    @Test
    void a_table_named_elsewhere_by_its_entity_is_caught(@TempDir Path folder) throws IOException {
        migration(folder, "points-service", "create table lot (id int)");
        List<Path> files = List.of(
                source(
                        folder,
                        "points-service",
                        "LotEntity",
                        "package a; @Entity @Table(name = \"lot\") class LotEntity {}"),
                source(folder, "points-service", "Lots", sql("a", "from LotEntity where id = 1")),
                source(
                        folder,
                        "points-service",
                        "Peek",
                        sql("b", "select 1 from OtherEntity x left join LotEntity l")));
        assertThat(Tables.faults(folder, SERVICES, Parsed.of(files)))
                .containsExactly("points-service: table lot is named in a and b");
    }

    @Test
    void only_the_modules_about_databases_know_jdbc() throws IOException {
        assertThat(JdbcFiles.faults(servicesAndShared())).isEmpty();
    }

    @Test
    void a_file_elsewhere_that_knows_jdbc_is_caught(@TempDir Path folder) throws IOException {
        String source = "package loyalty.points.holds; import java.sql.Connection; class Fresh {}";
        assertThat(JdbcFiles.faults(parsed(folder, "points-service", "Fresh", source)))
                .containsExactly("points-service loyalty.points.holds.Fresh uses java.sql");
    }

    @Test
    void a_switch_over_a_sealed_type_names_its_cases() throws IOException {
        assertThat(SealedSwitches.faults(Parsed.of(Sources.mainOf(REPOSITORY)))).isEmpty();
    }

    @Test
    void a_switch_that_swallows_cases_is_caught(@TempDir Path folder) throws IOException {
        String source = """
                sealed interface State { record Open() implements State {} record Shut() implements State {} }
                class Door {
                    int all(State s) { return switch (s) { case State.Open o -> 1; default -> 2; }; }
                    int rest(State s) { return switch (s) { case State.Open() -> 1; case State other -> 2; }; }
                    int both(State s) { return switch (s) { case State.Open o -> 1; case State.Shut t -> 2; }; }
                    int free(Object o) { return switch (o) { case String t -> 1; default -> 2; }; }
                }
                """;
        assertThat(SealedSwitches.faults(parsed(folder, "points-service", "Door", source)))
                .containsExactly(
                        "Door.java: a default in a switch over the sealed type of [Open]",
                        "Door.java: a case of the sealed type State swallows the rest");
    }

    @Test
    void sql_is_written_in_lower_case() throws IOException {
        assertThat(SqlWords.faults(Parsed.of(Sources.mainOf(REPOSITORY)))).isEmpty();
    }

    @Test
    void loud_sql_is_caught(@TempDir Path folder) throws IOException {
        assertThat(SqlWords.faults(parsed(folder, "database", "Loud", sql("a", "select 1 FROM lot"))))
                .containsExactly("Loud.java: keywords of SQL in upper case: select 1 FROM lot");
    }

    private static List<Parsed> servicesAndShared() throws IOException {
        return Parsed.of(Sources.mainOf(REPOSITORY)).stream()
                .filter(file -> !TOOLS.contains(file.module()))
                .toList();
    }

    private static String sql(String in, String statement) {
        return "package " + in + "; class Statements { String sql = \"" + statement + "\"; }";
    }

    private static List<Parsed> parsed(Path folder, String module, String name, String source) throws IOException {
        return Parsed.of(List.of(source(folder, module, name, source)));
    }

    private static Path source(Path folder, String module, String name, String source) throws IOException {
        Path main = Files.createDirectories(folder.resolve(module).resolve("src/main/java"));
        return Files.writeString(main.resolve(name + ".java"), source);
    }

    private static void migration(Path folder, String module, String sql) throws IOException {
        Path migrations = Files.createDirectories(folder.resolve(module).resolve("src/main/resources/db"));
        Files.writeString(migrations.resolve("V1.sql"), sql);
    }
}
