package loyalty.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.WriteStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final Duration SILENCE_MAX = Duration.ofSeconds(2);
    private static final int PIECES = 8;
    private static final long PAUSE_MILLIS = 500;

    private final Vertx vertx = Vertx.vertx();
    private final Calls calls = new Calls(vertx);

    @AfterEach
    void close() throws Exception {
        got(vertx.close());
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Future<Integer> lengthOfAnswerOf(Handler<HttpServerRequest> service) throws Exception {
        int port = got(vertx.createHttpServer().requestHandler(service).listen(0, "127.0.0.1"))
                .actualPort();
        URI address = URI.create("http://127.0.0.1:" + port);
        Promise<Integer> length = Promise.promise();
        vertx.runOnContext(loop -> {
            Pieces pieces = new Pieces();
            calls.begin(address, Calls.Request.get("/"), new Body.Held(Buffer.buffer()), SILENCE_MAX)
                    .compose(begun -> begun.exchange().answerTo(begun.head(), pieces))
                    .map(whole -> pieces.length)
                    .onComplete(length);
        });
        return length.future();
    }

    @Test
    void what_moves_may_take_longer_than_what_is_quiet() throws Exception {
        Future<Integer> length = lengthOfAnswerOf(call -> {
            HttpServerResponse out = call.response().setChunked(true);
            int[] pieces = {0};
            vertx.setPeriodic(PAUSE_MILLIS, tick -> {
                out.write("x");
                if (++pieces[0] == PIECES) {
                    vertx.cancelTimer(tick);
                    out.end();
                }
            });
        });

        assertThat(got(length)).isEqualTo(PIECES);
    }

    @Test
    void a_service_that_says_nothing_is_given_up() throws Exception {
        Future<Integer> length = lengthOfAnswerOf(call -> {});

        assertThatThrownBy(() -> got(length))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasStackTraceContaining(TimeoutException.class.getName());
    }

    @Test
    void a_service_that_falls_silent_is_given_up_too() throws Exception {
        Future<Integer> length =
                lengthOfAnswerOf(call -> call.response().setChunked(true).write("x"));

        assertThatThrownBy(() -> got(length)).isInstanceOf(ExecutionException.class);
    }

    private static final class Pieces implements WriteStream<Buffer> {

        private int length;

        @Override
        public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
            return this;
        }

        @Override
        public Future<Void> write(Buffer piece) {
            length += piece.length();
            return Future.succeededFuture();
        }

        @Override
        public void write(Buffer piece, Handler<io.vertx.core.AsyncResult<Void>> handler) {
            write(piece).onComplete(handler);
        }

        @Override
        public void end(Handler<io.vertx.core.AsyncResult<Void>> handler) {
            Future.<Void>succeededFuture().onComplete(handler);
        }

        @Override
        public WriteStream<Buffer> setWriteQueueMaxSize(int max) {
            return this;
        }

        @Override
        public boolean writeQueueFull() {
            return false;
        }

        @Override
        public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
            return this;
        }
    }
}
