package loyalty.tier.directory;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.enrol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class DirectoryTest {

    @BeforeEach
    void a_programme() {
        ServiceFixture.publishHouse();
        await().atMost(Duration.ofMinutes(1)).until(ServiceFixture::isReady);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dir-Zo",
                "dir-zoe_1",
                "zoé@",
                "ZOE@DIRECTORY.example",
                "Zoë",
                "zoe  van\u00A0der",
                "van d",
                "der",
                "STRASSE",
                "straße",
                "der straßen",
                "strassen"
            })
    void is_found_by_id_mail_or_name_from_any_of_its_words_on(String query) {
        enrol("dir-Zoe_1", "{\"name\": \" Zoë van  der Straßen\", \"email\": \"Zoé@Directory.Example\"}");

        assertThat(found(query, 500)).contains("dir-Zoe_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoe straßen",
                "oe van",
                "traße",
                "ir-zoe",
                "directory.example",
                "zoe@directory.example.",
                "zoexvan"
            })
    void is_not_found_by_what_none_of_them_begins_with(String query) {
        enrol("dir-Zoe_1", "{\"name\": \" Zoë van  der Straßen\", \"email\": \"Zoé@Directory.Example\"}");

        assertThat(found(query, 500)).doesNotContain("dir-Zoe_1");
    }

    @ParameterizedTest
    @CsvSource({
        "Díaz Álvarez, alvarez",
        "김민수, 김민",
        "محمد علي, مُحَمَّد",
        "محمد علي, علي",
        "Ольга Ёлкина, ЕЛКИ",
        "陳大文, 陳",
        "\ud83d\ude00 Smile, \ud83d\ude00"
    })
    void is_found_in_any_script(String name, String query) {
        String id = "dir-script-" + Integer.toHexString(name.hashCode());
        enrol(id, "{\"name\": \"" + name + "\"}");

        assertThat(found(query, 500)).contains(id);
    }

    @Test
    void no_sign_is_special() {
        enrol("dir-sign-1", "{\"name\": \"100%_! sure\"}");
        enrol("dir-sign-2", "{\"name\": \"100 per cent\"}");
        enrol("dir-sign-3", "{\"name\": \"back\\\\slash\"}");

        assertThat(found("100%", 50)).containsExactly("dir-sign-1");
        assertThat(found("100%_!", 50)).containsExactly("dir-sign-1");
        assertThat(found("1__", 50)).isEmpty();
        assertThat(found("%", 50)).isEmpty();
        assertThat(found("_", 50)).isEmpty();
        assertThat(found("back\\s", 50)).containsExactly("dir-sign-3");
        assertThat(found("back\\%", 50)).isEmpty();
    }

    @Test
    void another_name_is_found_and_the_old_one_is_forgotten() {
        enrol("dir-change", "{\"name\": \"Olga Oldname\", \"email\": \"olga@old.example\"}");
        as("checkout")
                .contentType("application/merge-patch+json")
                .body("{\"name\": \"Olga Newname\"}")
                .patch("/v1/members/dir-change")
                .then()
                .statusCode(200);

        assertThat(found("oldname", 50)).isEmpty();
        assertThat(found("newname", 50)).containsExactly("dir-change");
        assertThat(found("olga@old", 50)).containsExactly("dir-change");
        assertThat(enrol("dir-change", "{}")).isEqualTo(200);
        assertThat(found("olga@old", 50)).isEmpty();
        assertThat(found("newname", 50)).isEmpty();
        assertThat(found("dir-change", 50)).containsExactly("dir-change");
    }

    @Test
    void who_comes_in_bulk_is_found_as_the_last_line_says() {
        as("checkout")
                .contentType("application/x-ndjson")
                .body("""
                        {"memberId": "dir-bulk-1", "name": "Bulky First"}
                        {"memberId": "dir-bulk-2", "name": "Bulky Second"}
                        {"memberId": "dir-bulk-1", "name": "Bulky Third"}
                        {"memberId": "dir-bulk-3", "name": "Bulky", "country": "XX"}
                        """.getBytes(StandardCharsets.UTF_8))
                .post("/v1/members")
                .then()
                .statusCode(200);

        assertThat(found("bulky", 50)).containsExactly("dir-bulk-2", "dir-bulk-1");
    }

    @Test
    void pages_have_each_member_once_and_nobody_is_missing() {
        List<String> everybody =
                IntStream.range(0, 23).mapToObj(i -> "paged-" + i).toList();
        // Everybody by several terms at once: the id, the mail, and two words of the name.
        everybody.forEach(id -> enrol(
                id,
                "{\"name\": \"Paged-%s Paged\", \"email\": \"paged@%s.example\"}".formatted(id.hashCode() % 7, id)));

        for (int limit : List.of(1, 2, 5, 22, 23, 50)) {
            assertThat(found("pAgéd", limit)).containsExactlyInAnyOrderElementsOf(everybody);
        }
        assertThat(found("paged ", 3)).as("the same text").containsExactlyElementsOf(found("paged", 4));
    }

    @Test
    void a_place_is_known_again_though_its_member_took_another_name() {
        List<String> all = List.of("dir-stay-1", "dir-stay-2", "dir-stay-3");
        all.forEach(id -> enrol(id, "{\"name\": \"Staying\"}"));
        Response first = page("staying", 1, null);
        String met = first.path("items[0].memberId");
        enrol(met, "{\"name\": \"Gone\"}");

        List<String> rest = page("staying", 50, first.path("next")).path("items.memberId");
        assertThat(rest).hasSize(2).doesNotContain(met);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir-after-1", "\ud800", "!", "AAAA", "ZGlyLWFmdGVyLTE", "none"})
    void an_after_that_no_page_gave_is_refused(String after) {
        page("dir-after", 5, after).then().statusCode(400).body("errors.field", contains("after"));
    }

    @Test
    void an_after_of_another_list_or_one_that_was_touched_is_refused() {
        IntStream.range(0, 2).forEach(i -> enrol("dir-after-" + i, "{\"name\": \"After Touch\"}"));
        String next = page("after", 1, null).path("next");

        page("AFTER", 5, next).then().statusCode(200).body("items", hasSize(1));
        page("touch", 5, next).then().statusCode(400).body("errors.field", contains("after"));
        byte[] text = Base64.getUrlDecoder().decode(next);
        text[text.length - 1]++;
        String touched = Base64.getUrlEncoder().withoutPadding().encodeToString(text);
        page("after", 5, touched).then().statusCode(400).body("type", containsString("malformed-request"));
        page("\u0301", 5, next).then().statusCode(400);
        page("\u0301", 5, null).then().statusCode(200).body("items", empty()).body("next", equalTo(null));
    }

    @Test
    void a_question_must_be_one() {
        as("support").get("/v1/members").then().statusCode(400).body("errors.field", contains("query"));
        page(" ", 5, null).then().statusCode(400).body("errors.field", contains("query"));
        page("a".repeat(255), 5, null).then().statusCode(400).body("errors.field", contains("query"));
        page("a", 501, null).then().statusCode(400).body("errors.field", contains("limit"));
        page("a".repeat(254), 5, null).then().statusCode(200);
        as("support").get("/v1/members?query=%ED%A0%80").then().statusCode(200).body("items", empty());
    }

    @Test
    void support_supervisor_and_auditor_ask_and_nobody_else() {
        for (String role : List.of("support", "supervisor", "auditor")) {
            as(role).get("/v1/members?query=a").then().statusCode(200);
        }
        for (String role : List.of("checkout", "member", "marketer")) {
            as(role).get("/v1/members?query=a").then().statusCode(403);
        }
    }

    /** Everybody, page by page. */
    private static List<String> found(String query, int limit) {
        List<String> all = new ArrayList<>();
        String next = null;
        do {
            Response page = page(query, limit, next);
            page.then().statusCode(200);
            String[] ids = page.jsonPath().getObject("items.memberId", String[].class);
            assertThat(ids).hasSizeLessThanOrEqualTo(limit);
            all.addAll(Arrays.asList(ids));
            next = page.path("next");
        } while (next != null);
        return all;
    }

    private static Response page(String query, int limit, @Nullable String after) {
        var asked = as("support").queryParam("query", query).queryParam("limit", limit);
        return (after == null ? asked : asked.queryParam("after", after)).get("/v1/members");
    }
}
