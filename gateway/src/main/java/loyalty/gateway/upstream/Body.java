package loyalty.gateway.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** The body of a call. */
public sealed interface Body {

    /** One that is here, and can be sent again. */
    record Held(Buffer bytes) implements Body {}

    /**
     * One that is read while it is sent, once.
     *
     * @param bytes not read yet, and paused
     * @param length its bytes as its sender states them; negative when nobody knows
     * @param lengthMax how many bytes it may have at most
     */
    record Flowing(ReadStream<Buffer> bytes, long length, long lengthMax) implements Body {}
}
