package loyalty.points.orders;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import loyalty.api.BodyLimits;
import loyalty.api.JsonFaults;
import loyalty.api.Ndjson;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.posting.PostingConfig;
import loyalty.points.posting.Refusals;
import loyalty.points.posting.Sender;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends many orders down the way of a single one. They have time: each waits until there is room for it, and only so many
 * of them wait in the queue at a time, over all bulk requests together, so that tills always find room.
 */
@ApplicationScoped
class BulkOrders {

    private static final Logger LOG = Logger.getLogger(BulkOrders.class);
    private static final int CREATED = 201;

    private final PlaceOrder placeOrder;
    private final int window;
    private final Semaphore room;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final int lineBytesMax;

    BulkOrders(PlaceOrder placeOrder, PostingConfig config, ObjectMapper json, BodyLimits limits) {
        this.placeOrder = placeOrder;
        this.window = config.bulkWindow();
        this.room = new Semaphore(window, true);
        this.reader = json.readerFor(OrderRequest.class);
        this.writer = json.writerFor(Line.class);
        this.lineBytesMax = limits.ofAnOrder();
    }

    /** One line of the answer. */
    record Line(@Nullable String orderId, int status, Object body) {}

    private record Waiting(@Nullable String orderId, CompletableFuture<Outcome<OrderView>> answer) {}

    /** Takes in the orders and writes their answers as they come. */
    void take(byte[] orders, Sender sender, OutputStream out) throws IOException {
        Deque<Waiting> waiting = new ArrayDeque<>();
        Iterator<byte[]> lines = Ndjson.lines(orders);
        while (lines.hasNext()) {
            waiting.add(take(lines.next(), sender));
            while (!waiting.isEmpty()
                    && (waiting.size() >= window || waiting.getFirst().answer().isDone())) {
                write(waiting.removeFirst(), out);
            }
        }
        while (!waiting.isEmpty()) {
            write(waiting.removeFirst(), out);
        }
    }

    private Waiting take(byte[] line, Sender sender) throws InterruptedIOException {
        String orderId = null;
        try {
            if (line.length > lineBytesMax) {
                throw new ProblemException(Problems.tooLarge(lineBytesMax));
            }
            OrderRequest request = reader.readValue(line);
            if (request == null) {
                throw new ProblemException(Problems.malformedRequest("", "an order is expected"));
            }
            orderId = request.orderId();
            if (orderId == null) {
                throw new ProblemException(Problems.malformedRequest("orderId", "an id is expected"));
            }
            room.acquire();
            return new Waiting(orderId, post(orderId, request, sender));
        } catch (JsonProcessingException e) {
            return failed(idOf(line), new ProblemException(Problems.malformedRequest(List.of(JsonFaults.of(e)))));
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

    /** The id of a line that is no order, so that its sender knows which: where it can be read before what is wrong. */
    private @Nullable String idOf(byte[] line) {
        try (JsonParser parser = reader.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isId = parser.currentName().equals("orderId");
                if (parser.nextToken() == JsonToken.VALUE_STRING && isId) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            LOG.debug("a line of a bulk request has no id before what is wrong with it", e);
        }
        return null;
    }

    private CompletableFuture<Outcome<OrderView>> post(String orderId, OrderRequest request, Sender sender) {
        try {
            return placeOrder
                    .placePatiently(orderId, request, sender)
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
            return switch (waiting.answer().join()) {
                case Outcome.Done<OrderView>(OrderView order, boolean _) -> new Line(waiting.orderId(), CREATED, order);
                case Outcome.Refused<OrderView>(Rejection why) -> line(waiting, Refusals.problem(why));
            };
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ProblemException known)) {
                LOG.error("an order of a bulk request failed", e);
                return line(waiting, Problems.internalError());
            }
            return line(waiting, known.problem());
        }
    }

    private static Line line(Waiting waiting, Problem problem) {
        return new Line(waiting.orderId(), problem.status(), problem);
    }
}
