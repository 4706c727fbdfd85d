package loyalty.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import loyalty.api.ProblemException;
import loyalty.api.Problems;

/** Moves bytes from who sends them to who takes them, no faster than they are taken. For one event loop. */
final class Pump {

    private final ReadStream<Buffer> from;
    private final WriteStream<Buffer> to;
    private final long lengthMax;
    private final Runnable moved;
    private final Promise<Void> done = Promise.promise();
    private long length;
    private boolean full;

    /**
     * Prepares it.
     *
     * @param lengthMax how many bytes pass at most; beyond it {@link #done} fails with 413 {@code too-large}
     * @param moved told of every sign of life
     */
    Pump(ReadStream<Buffer> from, WriteStream<Buffer> to, long lengthMax, Runnable moved) {
        this.from = from;
        this.to = to;
        this.lengthMax = lengthMax;
        this.moved = moved;
    }

    /** Sets the handlers of both streams; what comes after it has failed is thrown away. */
    void start() {
        from.exceptionHandler(done::tryFail);
        from.endHandler(end -> done.tryComplete());
        from.handler(this::pass);
        from.resume();
    }

    private void pass(Buffer piece) {
        if (done.future().isComplete()) {
            return;
        }
        moved.run();
        length += piece.length();
        if (length > lengthMax) {
            done.tryFail(new ProblemException(Problems.tooLarge(lengthMax)));
            return;
        }
        to.write(piece).onFailure(done::tryFail);
        if (to.writeQueueFull()) {
            full = true;
            from.pause();
            to.drainHandler(drained -> {
                full = false;
                moved.run();
                from.resume();
            });
        }
    }

    /** Ends when all has passed; fails when one of both sides does. */
    Future<Void> done() {
        return done.future();
    }

    /** Whether who takes is the one that is waited for. */
    boolean isFull() {
        return full;
    }

    void fail(Throwable why) {
        done.tryFail(why);
    }
}
