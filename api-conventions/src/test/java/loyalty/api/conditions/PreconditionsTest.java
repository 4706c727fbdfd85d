package loyalty.api.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import loyalty.api.ProblemException;
import loyalty.api.conditions.Preconditions.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    private static final EntityTag PRESENT = EntityTag.ofRevision(7);

    private static Verdict ifMatch(@Nullable EntityTag present, String... lines) {
        return preconditions(Map.of("If-Match", Arrays.asList(lines))).judge(present);
    }

    private static Verdict ifNoneMatch(@Nullable EntityTag present, String... lines) {
        return preconditions(Map.of("If-None-Match", Arrays.asList(lines))).judge(present);
    }

    private static Preconditions preconditions(Map<String, List<String>> lines) {
        return Preconditions.of((HttpHeaders) Proxy.newProxyInstance(
                PreconditionsTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (headers, method, name) -> lines.getOrDefault((String) name[0], List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7\"",
                "*",
                " * ",
                "\"6\", \"7\"",
                "\"6\",\"7\"",
                ", \"x,\\\" ,\t\"7\" ,,",
                "\"6\" , W/\"7\", \"7\""
            })
    void if_match_names_what_was_read(String field) {
        assertThat(ifMatch(PRESENT, field)).isEqualTo(Verdict.HOLDS);
        assertThat(ifMatch(null, field)).isEqualTo(Verdict.NOT_WHAT_WAS_READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"77\"", "\"\"", "", ",", "\"6,7\""})
    void if_match_that_names_no_such_version_by_its_strong_tag_fails(String field) {
        assertThat(ifMatch(PRESENT, field)).isEqualTo(Verdict.NOT_WHAT_WAS_READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", "\"1\", W/\"7\""})
    void if_none_match_names_what_is_not_wanted_also_by_a_weak_tag(String field) {
        assertThat(ifNoneMatch(PRESENT, field)).isEqualTo(Verdict.WHAT_IS_NOT_WANTED);
        assertThat(ifNoneMatch(null, field)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void several_lines_are_one_list() {
        assertThat(ifMatch(PRESENT, "\"6\"", "\"7\"")).isEqualTo(Verdict.HOLDS);
        assertThat(ifNoneMatch(PRESENT, "\"6\"", "\"8\"")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void if_match_is_judged_before_if_none_match() {
        Map<String, List<String>> both = Map.of("If-Match", List.of("\"6\""), "If-None-Match", List.of("*"));

        assertThat(preconditions(both).judge(PRESENT)).isEqualTo(Verdict.NOT_WHAT_WAS_READ);
        assertThat(preconditions(Map.of()).judge(PRESENT)).isEqualTo(Verdict.HOLDS);
        assertThat(Preconditions.NONE.judge(null)).isEqualTo(Verdict.HOLDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "\"7",
                "7\"",
                "w/\"7\"",
                "W/ \"7\"",
                "\"a b\"",
                "\"7\" \"8\"",
                "*, \"7\"",
                "\"7\", *",
                "**",
                "'7'"
            })
    void what_is_no_list_of_tags_is_told(String field) {
        for (String name : List.of("If-Match", "If-None-Match")) {
            assertThatThrownBy(() -> preconditions(Map.of(name, List.of(field))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().members().toString())
                                    .contains(name));
        }
    }
}
