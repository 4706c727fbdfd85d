package loyalty.points.account;

import static loyalty.points.account.PointsService.as;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Support staff at work. */
final class Agents {

    private Agents() {}

    static String body(String memberId, long points) {
        return "{\"memberId\": \"%s\", \"points\": %d, \"reason\": \"GOODWILL\", \"note\": \"called twice\"}"
                .formatted(memberId, points);
    }

    static Response adjust(String role, String agent, String id, String body) {
        return as(role, agent).contentType("application/json").body(body).put("/v1/adjustments/" + id);
    }

    static Response adjust(String id, String memberId, long points) {
        return adjust("support", "sue", id, body(memberId, points));
    }

    static ValidatableResponse move(String role, String agent, String id, String move) {
        return as(role, agent).post("/v1/adjustments/" + id + "/" + move).then();
    }

    static ValidatableResponse points(String memberId) {
        return as("support").get("/v1/members/" + memberId + "/points").then().statusCode(200);
    }
}
