package loyalty.api.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The problem document with which another service refused, to be passed on to whoever asked.
 *
 * @param code the last part of the problem's type
 * @param status the HTTP status
 * @param members what a program may want to read, by name
 */
public record RefusedCall(String code, String title, int status, String detail, Map<String, Object> members) {

    private static final List<String> STANDARD = List.of("type", "title", "status", "detail", "instance");

    public RefusedCall {
        members = Map.copyOf(members);
    }

    /** Reads a problem document. */
    public static RefusedCall of(JsonNode problem, int status) {
        String type = problem.path("type").asText();
        Map<String, Object> members = new LinkedHashMap<>();
        problem.properties().stream()
                .filter(field -> !STANDARD.contains(field.getKey()))
                .forEach(field -> members.put(field.getKey(), field.getValue()));
        return new RefusedCall(
                type.substring(type.lastIndexOf('/') + 1),
                problem.path("title").asText(),
                status,
                problem.path("detail").asText(),
                members);
    }
}
