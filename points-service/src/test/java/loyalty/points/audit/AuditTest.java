package loyalty.points.audit;

import static loyalty.points.testing.Agents.adjust;
import static loyalty.points.testing.Agents.body;
import static loyalty.points.testing.Agents.move;
import static loyalty.points.testing.OnADayInMarch.memberWith;
import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.change;
import static loyalty.points.testing.PointsService.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.OnADayInMarch;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what: told, and sealed. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@TestProfile(OnADayInMarch.class)
class AuditTest {

    @BeforeEach
    void on_a_day_in_march() {
        OnADayInMarch.begin();
    }

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    @Test
    void the_audit_trail_tells_who_did_what_when_why_and_from_where() {
        memberWith("kai", 100);
        as("support", "sue")
                .header("X-Forwarded-For", "192.0.2.7")
                .contentType("application/json")
                .body(body("kai", 900))
                .put("/v1/adjustments/kai-a")
                .then()
                .statusCode(202);
        move("supervisor", "eve", "kai-a", "approve").statusCode(200);
        move("supervisor", "max", "kai-a", "undo").statusCode(200);

        as("auditor")
                .get("/v1/audit?memberId=kai")
                .then()
                .statusCode(200)
                .body(
                        "items.what",
                        equalTo(List.of("adjustment undone", "adjustment posted", "adjustment awaiting-approval")))
                .body("items.actor", equalTo(List.of("max", "eve", "sue")))
                .body("items.points", equalTo(List.of(-900, 900, 900)))
                .body("items[2].from", equalTo("192.0.2.7"))
                .body("items[2].note", equalTo("called twice"))
                .body("items[2].reason", equalTo("GOODWILL"))
                .body("items[2].role", equalTo("support"));
    }

    @Test
    void a_failure_of_the_database_is_a_problem_that_says_to_come_back() {
        change("rename table adjustment_note to adjustment_note_away");
        try {
            as("auditor")
                    .get("/v1/audit")
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("https://loyalty.example/problems/unavailable"));
        } finally {
            change("rename table adjustment_note_away to adjustment_note");
        }
        as("auditor").get("/v1/audit").then().statusCode(200);
    }

    @Test
    void the_audit_trail_is_found_by_person_page_by_page_and_not_by_support() {
        memberWith("kim", 100);
        adjust("kim-a", "kim", 900).then().statusCode(202);
        move("supervisor", "eve", "kim-a", "approve").statusCode(200);
        move("supervisor", "max", "kim-a", "undo").statusCode(200);

        as("auditor").get("/v1/audit?memberId=kim&actor=eve").then().body("items.actor", equalTo(List.of("eve")));
        String last = as("auditor").get("/v1/audit?memberId=kim&limit=1").path("next");
        as("auditor")
                .get("/v1/audit?memberId=kim&limit=1&after=" + last)
                .then()
                .header("Knows-After", equalTo("true"))
                .body("items.kind", equalTo(List.of("adjustment")))
                .body("items.actor", equalTo(List.of("eve")));
        as("auditor").get("/v1/audit?memberId=lou&after=" + last).then().header("Knows-After", equalTo("false"));
        as("auditor").get("/v1/audit?after=adjustment/kim-a/1").then().statusCode(400);
        as("support").get("/v1/audit?memberId=kim").then().statusCode(403);
    }

    @Test
    void acts_are_sealed_in_a_chain_that_shows_every_later_edit() throws Exception {
        memberWith("lou", 100);
        for (int i = 0; i < 5; i++) {
            adjust("lou-" + i, "lou", 10 + i).then().statusCode(201);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> count("select count(*) from audit where chain_seq is null") == 0);
        assertThat(count(BROKEN)).isZero();

        for (String damage : List.of(
                "update audit set points = 11 where act = 'adjustment/lou-0/1'",
                "update audit set actor = 'tom' where act = 'adjustment/lou-1/1'",
                "update audit set at = at + interval 1 microsecond where act = 'adjustment/lou-2/1'",
                "delete from audit where act = 'adjustment/lou-3/1'",
                "update audit set note_hash = null where act = 'adjustment/lou-4/1'")) {
            try (var connection = PointsService.database();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                assertThat(statement.executeUpdate(damage)).isOne();
                try (var row = statement.executeQuery(BROKEN)) {
                    row.next();
                    assertThat(row.getLong(1)).as(damage).isPositive();
                }
                connection.rollback();
            }
        }
    }

    /** How many places of the chain are not as they were sealed; the same rule stands in {@code ./loyalty verify}. */
    private static final String BROKEN = """
            select count(*) from (
              select chain_seq, hash, row_number() over sealed as place, unhex(sha2(concat_ws('|',
                coalesce(hex(lag(hash) over sealed), ''), chain, chain_seq, hex(pseudonym), act,
                date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what, points,
                coalesce(reason, ''), coalesce(hex(note_hash), '')), 256)) as expected
              from audit where chain_seq is not null
              window sealed as (partition by chain order by chain_seq)) s
            where hash <> expected or place <> chain_seq""";
}
