package loyalty.tier.directory;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.enrol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.database.Database;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.Test;

/** Members who were there before the directory. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class FillDirectoryTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String ENTERED = """
            select concat(member_id, ' ', term) from member join member_search using (pseudonym)
            where member_id like 'zz-%' order by 1""";

    @Test
    void who_was_a_member_before_is_found_and_whoever_dies_goes_on() {
        ServiceFixture.publishHouse();
        await().atMost(SOON).until(ServiceFixture::isReady);
        enrolMany();
        enrol("zz-later", "{\"name\": \"Early Later\"}");
        List<String> before = rows(ENTERED);
        change(
                "delete from member_search where pseudonym in (select pseudonym from member where member_id like 'zz-early%')");
        change("insert into member_search select 'wrong', pseudonym from member where member_id = 'zz-early-0'");

        fillFrom("");

        assertThat(before).hasSizeGreaterThan(3 * 600);
        assertThat(rows(ENTERED)).isEqualTo(before);
        assertThat(rows("select filled_up_to from member_search_fill where pass = 7 and complete"))
                .containsExactly("zz-later");

        change("delete from member_search");
        fillFrom("zz-early-99");
        assertThat(rows("select distinct member_id from member join member_search using (pseudonym)"))
                .as("behind the last that was looked at")
                .containsExactly("zz-later");
        fillFrom("");
    }

    /** More than a page. */
    private static void enrolMany() {
        as("checkout")
                .contentType("application/x-ndjson")
                .body(IntStream.range(0, 600)
                        .mapToObj(
                                i -> "{\"memberId\": \"zz-early-" + i + "\", \"name\": \"Éarly Bird " + i % 9 + "\"}\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/members")
                .then()
                .statusCode(200);
    }

    private static void fillFrom(String memberId) {
        change("delete from member_search_fill where pass = 7");
        change("insert into member_search_fill values (7, utc_timestamp(6), '" + memberId + "', false)");
        Arc.container().instance(FillDirectory.class).get().fillAll();
    }

    private static void change(String sql) {
        Arc.container().instance(Database.class).get().execute(sql);
    }

    private static List<String> rows(String sql) {
        return Arc.container().instance(Database.class).get().read(sql, row -> row.getString(1));
    }
}
