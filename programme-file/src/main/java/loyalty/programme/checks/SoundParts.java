package loyalty.programme.checks;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** What of a file can be asked how its words fit together: all but what is not even of the kind that belongs there. */
final class SoundParts {

    private SoundParts() {}

    /** A copy of the file without what stands at these paths; in a list something empty takes the place. */
    static JsonNode of(JsonNode file, Collection<String> unsound) {
        JsonNode copy = file.deepCopy();
        for (String path : unsound) {
            JsonPointer at = JsonPointer.compile(path);
            JsonNode parent = at.matches() ? copy : copy.at(at.head());
            if (parent instanceof ObjectNode object && !at.matches()) {
                object.remove(at.last().getMatchingProperty());
            } else if (parent instanceof ArrayNode list && list.has(at.last().getMatchingIndex())) {
                list.set(at.last().getMatchingIndex(), JsonNodeFactory.instance.objectNode());
            }
        }
        return copy;
    }
}
