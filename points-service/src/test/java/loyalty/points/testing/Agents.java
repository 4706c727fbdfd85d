package loyalty.points.testing;

import static loyalty.points.testing.PointsService.as;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Support staff at work. */
public final class Agents {

    private Agents() {}

    public static String body(String memberId, long points) {
        return "{\"memberId\": \"%s\", \"points\": %d, \"reason\": \"GOODWILL\", \"note\": \"called twice\"}"
                .formatted(memberId, points);
    }

    public static Response adjust(String role, String agent, String id, String body) {
        return as(role, agent).contentType("application/json").body(body).put("/v1/adjustments/" + id);
    }

    public static Response adjust(String id, String memberId, long points) {
        return adjust("support", "sue", id, body(memberId, points));
    }

    public static ValidatableResponse move(String role, String agent, String id, String move) {
        return as(role, agent).post("/v1/adjustments/" + id + "/" + move).then();
    }

    public static ValidatableResponse points(String memberId) {
        return as("support").get("/v1/members/" + memberId + "/points").then().statusCode(200);
    }
}
