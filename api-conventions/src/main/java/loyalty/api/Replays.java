package loyalty.api;

import org.jboss.resteasy.reactive.RestResponse;

/** Marks a replayed answer: the request was idempotent, an earlier and equal one had the effect. */
public final class Replays {

    /** The header; its value is {@code true}. */
    public static final String HEADER = "Idempotent-Replayed";

    private Replays() {}

    /**
     * An answer, marked when it was given before.
     *
     * @param replayed whether an earlier, equal request had the effect
     */
    public static <T> RestResponse<T> answer(int status, T body, boolean replayed) {
        var response = RestResponse.ResponseBuilder.<T>create(status).entity(body);
        return (replayed ? response.header(HEADER, "true") : response).build();
    }
}
