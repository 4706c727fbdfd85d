package loyalty.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A call whose answer, and maybe whose body, goes by piece by piece, so that it takes no more memory the longer it is: who
 * sends waits for who reads. It ends when nothing has moved for a while, either way, however long it takes in all.
 */
public final class Exchange {

    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final HttpClientRequest call;
    private final Duration silenceMax;
    private final Promise<Begun> begun = Promise.promise();
    private long movedAt = System.nanoTime();
    private long timer;
    private @Nullable Pump body;
    private @Nullable Pump answer;
    private boolean sent;
    private boolean over;

    Exchange(Vertx vertx, HttpClientRequest call, Duration silenceMax) {
        this.vertx = vertx;
        this.call = call;
        this.silenceMax = silenceMax;
        watchFor(silenceMax.toMillis());
    }

    /** An answer that has begun: its head is here, its pieces wait to be read. */
    public record Begun(Exchange exchange, HttpClientResponse head) {}

    /**
     * Sends the body, and waits for the answer's head. Fails with a {@link ProblemException} when the body is at fault and not
     * the service.
     */
    Future<Begun> send(Body sending) {
        call.response().onSuccess(this::begun).onFailure(begun::tryFail);
        switch (sending) {
            case Body.Held(Buffer bytes) -> {
                sent = true;
                call.end(bytes);
            }
            case Body.Flowing(ReadStream<Buffer> bytes, long length, long lengthMax) -> {
                if (length < 0) {
                    call.setChunked(true);
                } else {
                    call.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
                }
                Pump pump = new Pump(bytes, call, lengthMax, this::moved);
                body = pump;
                upload(pump);
                bytes.exceptionHandler(gone -> pump.fail(brokenOff()));
            }
        }
        return begun.future().onFailure(failure -> cancel());
    }

    private void begun(HttpClientResponse head) {
        head.pause();
        moved();
        begun.tryComplete(new Begun(this, head));
    }

    private void upload(Pump body) {
        body.done().onSuccess(whole -> {
            sent = true;
            call.end();
        });
        // When the service takes no more, it says why, or its connection is gone, which is told as such.
        body.done().onFailure(fault -> {
            if (fault instanceof ProblemException) {
                begun.tryFail(fault);
            }
        });
        body.start();
    }

    private static ProblemException brokenOff() {
        return new ProblemException(Problems.malformedRequest("", "the body broke off"));
    }

    /** Reads the answer's pieces and writes them as fast as they are taken; fails when the service breaks off. */
    public Future<Void> answerTo(HttpClientResponse head, WriteStream<Buffer> out) {
        Pump pump = new Pump(head, out, Long.MAX_VALUE, this::moved);
        answer = pump;
        pump.start();
        return pump.done().onSuccess(whole -> end()).onFailure(broken -> cancel());
    }

    /** The whole answer, for one that is known to be small. */
    public Future<Buffer> whole(HttpClientResponse head) {
        Future<Buffer> whole = head.body().onSuccess(bytes -> end()).onFailure(broken -> cancel());
        head.resume();
        return whole;
    }

    /** Breaks off, if it is not over. */
    public void cancel() {
        if (!over) {
            over = true;
            vertx.cancelTimer(timer);
            call.reset(CANCEL);
        }
    }

    private void end() {
        if (sent) {
            over = true;
            vertx.cancelTimer(timer);
        } else {
            // It was answered before the whole body was read; the rest of it goes nowhere.
            cancel();
        }
    }

    private void moved() {
        movedAt = System.nanoTime();
    }

    private void watchFor(long millis) {
        timer = vertx.setTimer(Math.max(1, millis), late -> {
            long left = silenceMax.toMillis() - (System.nanoTime() - movedAt) / 1_000_000;
            if (left > 0) {
                watchFor(left);
            } else if (!over) {
                giveUp();
            }
        });
    }

    private void giveUp() {
        Throwable why = body != null && !sent && !body.isFull()
                ? brokenOff()
                : new TimeoutException("nothing moved for " + silenceMax);
        begun.tryFail(why);
        if (answer != null) {
            answer.fail(why);
        }
        cancel();
    }
}
