package loyalty.points.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import loyalty.api.JsonFaults;
import loyalty.api.Ndjson;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends many orders down the way of a single one. Only so many of them wait in the queue at a time, over all bulk
 * requests together, so that tills always find room.
 */
@ApplicationScoped
class BulkOrders {

    private static final Logger LOG = Logger.getLogger(BulkOrders.class);
    private static final int CREATED = 201;

    private final TakeOrder takeOrder;
    private final int window;
    private final Semaphore room;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final int lineBytesMax;

    BulkOrders(
            TakeOrder takeOrder,
            PostingConfig config,
            ObjectMapper json,
            @ConfigProperty(name = "loyalty.body-bytes-max") int lineBytesMax) {
        this.takeOrder = takeOrder;
        this.window = config.bulkWindow();
        this.room = new Semaphore(window, true);
        this.reader = json.readerFor(OrderRequest.class);
        this.writer = json.writerFor(Line.class);
        this.lineBytesMax = lineBytesMax;
    }

    /** One line of the answer. */
    record Line(@Nullable String orderId, int status, Object body) {}

    private record Waiting(@Nullable String orderId, CompletableFuture<TakeOrder.Answer> answer) {}

    /** Takes in the orders and writes their answers as they come. */
    void take(byte[] orders, TakeOrder.Sender sender, OutputStream out) throws IOException {
        Deque<Waiting> waiting = new ArrayDeque<>();
        for (byte[] line : Ndjson.lines(orders)) {
            waiting.add(take(line, sender));
            while (!waiting.isEmpty()
                    && (waiting.size() >= window || waiting.getFirst().answer().isDone())) {
                write(waiting.removeFirst(), out);
            }
        }
        while (!waiting.isEmpty()) {
            write(waiting.removeFirst(), out);
        }
    }

    private Waiting take(byte[] line, TakeOrder.Sender sender) throws InterruptedIOException {
        String orderId = null;
        try {
            if (line.length > lineBytesMax) {
                throw new ProblemException(Problems.tooLarge(lineBytesMax));
            }
            OrderRequest request = reader.readValue(line);
            orderId = request.orderId();
            if (orderId == null) {
                throw new ProblemException(Problems.malformedRequest("orderId", "an id is expected"));
            }
            room.acquire();
            return new Waiting(orderId, post(orderId, request, sender));
        } catch (JsonProcessingException e) {
            return failed(orderId, new ProblemException(Problems.malformedRequest(List.of(JsonFaults.of(e)))));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return failed(orderId, new ProblemException(Problems.malformedRequest("", "this is not UTF-8")));
        } catch (ProblemException e) {
            return failed(orderId, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the bulk request was interrupted");
        }
    }

    private CompletableFuture<TakeOrder.Answer> post(String orderId, OrderRequest request, TakeOrder.Sender sender) {
        try {
            return takeOrder
                    .take(orderId, request, sender)
                    .toCompletableFuture()
                    .whenComplete((answer, failure) -> room.release());
        } catch (RuntimeException e) {
            room.release();
            throw e;
        }
    }

    private static Waiting failed(@Nullable String orderId, ProblemException e) {
        return new Waiting(orderId, CompletableFuture.failedFuture(e));
    }

    private void write(Waiting waiting, OutputStream out) throws IOException {
        out.write(writer.writeValueAsBytes(line(waiting)));
        out.write('\n');
    }

    private static Line line(Waiting waiting) {
        try {
            return new Line(waiting.orderId(), CREATED, waiting.answer().join().body());
        } catch (CompletionException e) {
            Problem problem =
                    e.getCause() instanceof ProblemException known ? known.problem() : Problems.internalError();
            if (!(e.getCause() instanceof ProblemException)) {
                LOG.error("an order of a bulk request failed", e);
            }
            return new Line(waiting.orderId(), problem.status(), problem);
        }
    }
}
