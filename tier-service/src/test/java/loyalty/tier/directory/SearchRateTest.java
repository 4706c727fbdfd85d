package loyalty.tier.directory;

import static loyalty.tier.ServiceFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.SpecificationQuerier;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import loyalty.database.Database;
import loyalty.events.Pseudonym;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import loyalty.tier.membership.MemberEntity;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long support waits for the directory of a million members, through HTTP; {@code docs/benchmarks.md} tells what was seen. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tiersearch"))
@Tag("long")
class SearchRateTest {

    private static final Logger LOG = Logger.getLogger(SearchRateTest.class);
    private static final int MEMBERS = 1_000_000;
    private static final int AT_ONCE = 50_000;
    private static final int ASKED = 300;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final double MEDIAN_MS_MAX = 50;
    private static final double LARGE_PAGE_MS_MAX = 150;
    private static final String MEMBER = """
            insert into member (pseudonym, member_id, name, email, joined_on, attributes, attributes_from, consents,
                enrolled_at, revision)""";

    private final MadeUpNames names = new MadeUpNames();
    private final List<String> some = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void support_finds_whom_it_looks_for_among_a_million_within_fifty_milliseconds() {
        ServiceFixture.publishHouse();
        await().atMost(Duration.ofMinutes(1)).until(ServiceFixture::isReady);
        aMillionMembers();

        for (boolean counts : List.of(false, true)) {
            ask("a whole name", counts, i -> List.of(some.get(i)));
            ask("the beginning of a last name", counts, i -> List.of(lastName(i)));
            ask("a first name and a letter", counts, i -> List.of(some.get(i).replaceFirst(" (.).*", " $1")));
            ask("an id", counts, i -> List.of("member-" + i * 3_001));
            ask("a mail that nobody has", counts, i -> List.of("nobody" + i + "@"));
            ask("one letter", counts, i -> List.of(letter(i)));
            ask("one letter, a page of 500", counts, i -> List.of(letter(i), "&limit=500"));
            ask("what everybody has", counts, i -> List.of("member-"));
        }
        askByPages("m");
        askByPages("member");
    }

    private String lastName(int i) {
        String last = some.get(i).substring(some.get(i).lastIndexOf(' ') + 1);
        return last.substring(0, Math.min(4, last.length()));
    }

    private static String letter(int i) {
        return "abdeghjklmnprstv김이محم".substring(i % 21, i % 21 + 1);
    }

    private void ask(String what, boolean counts, IntFunction<List<String>> question) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            List<String> asked = question.apply(i);
            page(asked.getFirst(), asked.size() > 1 ? asked.getLast() : "", millis);
        }
        if (counts) {
            tell(what, millis, question.apply(0).size() > 1 ? LARGE_PAGE_MS_MAX : MEDIAN_MS_MAX);
        }
    }

    /** From the first page on, one behind the other. */
    private void askByPages(String query) {
        List<Double> millis = new ArrayList<>();
        String next = null;
        do {
            next = JsonPath.from(page(query, next == null ? "" : "&after=" + next, millis))
                    .getString("next");
        } while (next != null && millis.size() < ASKED);
        tell("page by page: " + query, millis, MEDIAN_MS_MAX);
    }

    private static void tell(String what, List<Double> millis, double max) {
        Collections.sort(millis);
        double median = millis.get(millis.size() / 2);
        LOG.infof("%s: median %.1f ms, 99%% %.1f ms", what, median, millis.get(millis.size() * 99 / 100));
        assertThat(median).as(what).isLessThan(max);
    }

    private String page(String query, String rest, List<Double> millis) {
        String uri = "http://localhost:" + RestAssured.port + "/v1/members?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8) + rest;
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", authorization())
                .build();
        long began = System.nanoTime();
        HttpResponse<String> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        millis.add((System.nanoTime() - began) / 1e6);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private @Nullable String token;

    private String authorization() {
        String known = token;
        if (known == null) {
            known = SpecificationQuerier.query(as("support")).getHeaders().getValue("Authorization");
            token = known;
        }
        return known;
    }

    /** Rows straight into the tables, in the order of their keys as far as they come together. */
    private void aMillionMembers() {
        Database database = Arc.container().instance(Database.class).get();
        for (int from = 0; from < MEMBERS; from += AT_ONCE) {
            List<MemberEntity> members =
                    IntStream.range(from, from + AT_ONCE).mapToObj(this::member).toList();
            List<@Nullable Object[]> terms = members.stream()
                    .flatMap(row -> Directory.terms(row).stream())
                    .sorted()
                    .map(id -> new @Nullable Object[] {id.term(), id.pseudonym()})
                    .toList();
            database.change(statements -> statements.insert(
                    MEMBER, members.stream().map(SearchRateTest::row).toList()));
            database.change(statements -> statements.insert("insert into member_search (term, pseudonym)", terms));
        }
        database.read("analyze table member, member_search", row -> row.getString(1));
    }

    private MemberEntity member(int i) {
        MemberEntity row = new MemberEntity("member-" + i, new Pseudonym("%08x".formatted(i) + "0".repeat(24)), NOW);
        row.name = names.next();
        row.email = i % 5 == 0 ? null : row.name.replace(' ', '.') + i % 1_000 + "@example.com";
        if (i % 101 == 0 && some.size() < ASKED) {
            some.add(row.name);
        }
        return row;
    }

    private static @Nullable Object[] row(MemberEntity row) {
        return new @Nullable Object[] {
            row.pseudonym,
            row.memberId,
            row.name,
            row.email,
            row.joinedOn,
            row.attributes,
            row.attributesFrom,
            row.consents,
            row.enrolledAt,
            row.revision
        };
    }
}
