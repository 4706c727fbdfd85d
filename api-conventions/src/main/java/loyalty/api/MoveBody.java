package loyalty.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Reads the body of a {@code POST} that moves something on: most have none, and then their media type says nothing. */
@ApplicationScoped
public class MoveBody {

    private final ObjectMapper json;

    MoveBody(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What the body says; nothing when there is none.
     *
     * @throws ProblemException 400 {@code malformed-request}
     */
    public <T> Optional<T> read(byte[] body, Class<T> type) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try {
            T read = json.readValue(body, type);
            if (read == null) {
                throw new ProblemException(Problems.malformedRequest("", "null is not expected"));
            }
            return Optional.of(read);
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problems.malformedRequest(List.of(JsonFaults.of(e))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
