package loyalty.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the document at the door says can be called. */
record Operations(List<Operation> all) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    /**
     * One of them.
     *
     * @param path with its parameters in braces
     * @param roles who may; empty where no token is asked for
     */
    record Operation(String method, String path, Set<String> roles) {

        boolean isRead() {
            return method.equals("GET");
        }

        boolean isAboutAMember() {
            return path.contains("{memberId}");
        }

        /** Its path about a member; everything else in it is named {@code other}. */
        String about(String memberId, String other) {
            return PARAMETER
                    .matcher(path.replace("{memberId}", memberId))
                    .replaceAll(other.replace("\\", "\\\\").replace("$", "\\$"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Operations of(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/v1"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> all.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                roles(operation.getValue())))));
        return new Operations(List.copyOf(all));
    }

    /** The methods that are not among these. */
    static Set<String> methodsBut(Set<String> answered) {
        Set<String> others = new TreeSet<>();
        METHODS.forEach(method -> others.add(method.toUpperCase(Locale.ROOT)));
        others.removeAll(answered);
        return others;
    }

    private static Set<String> roles(JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        operation
                .path("security")
                .forEach(
                        requirement -> requirement.forEach(scopes -> scopes.forEach(role -> roles.add(role.asText()))));
        return roles;
    }
}
