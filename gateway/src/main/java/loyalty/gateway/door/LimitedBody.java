package loyalty.gateway.door;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.jspecify.annotations.Nullable;

/** A caller's body as it comes, which may have so many bytes at most. For one event loop. */
final class LimitedBody implements ReadStream<Buffer> {

    private final HttpServerRequest in;
    private final long lengthMax;
    private @Nullable Handler<Throwable> failed;
    private @Nullable ProblemException fault;

    /**
     * Prepares it.
     *
     * @param lengthMax how many bytes pass at most; beyond it the stream fails with 413 {@code too-large}
     */
    LimitedBody(HttpServerRequest in, long lengthMax) {
        this.in = in;
        this.lengthMax = lengthMax;
        in.exceptionHandler(gone -> fail(new ProblemException(Problems.malformedRequest("", "the body broke off"))));
    }

    /** What is wrong with the body; the other failure when nothing is. */
    Throwable faultOr(Throwable failure) {
        return fault == null ? failure : fault;
    }

    private void fail(ProblemException why) {
        if (fault == null) {
            fault = why;
            if (failed != null) {
                failed.handle(why);
            }
        }
    }

    @Override
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        return this;
    }

    @Override
    public LimitedBody handler(@Nullable Handler<Buffer> handler) {
        in.handler(
                handler == null
                        ? null
                        : piece -> {
                            if (in.bytesRead() > lengthMax) {
                                fail(new ProblemException(Problems.tooLarge(lengthMax)));
                            } else if (fault == null) {
                                handler.handle(piece);
                            }
                        });
        return this;
    }

    @Override
    public LimitedBody endHandler(@Nullable Handler<Void> handler) {
        in.endHandler(handler);
        return this;
    }

    @Override
    public LimitedBody pause() {
        in.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        in.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        in.fetch(amount);
        return this;
    }
}
