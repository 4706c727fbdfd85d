package loyalty.api.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Tells a refusal (4xx with a problem document) from a failure: everything else that is not a success. */
final class ProblemReader implements ResponseExceptionMapper<RuntimeException> {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final ObjectMapper json;

    ProblemReader(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= CLIENT_ERROR;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        int status = response.getStatus();
        if (status >= SERVER_ERROR) {
            return new ServiceFailedException("it failed with " + status);
        }
        try {
            return new CallRefusedException(RefusedCall.of(json.readTree(response.readEntity(String.class)), status));
        } catch (JsonProcessingException | ProcessingException | IllegalArgumentException e) {
            return new ServiceFailedException("it answered " + status + " and no problem document");
        }
    }
}
