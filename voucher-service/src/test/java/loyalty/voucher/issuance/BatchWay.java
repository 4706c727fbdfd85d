package loyalty.voucher.issuance;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.outbox.Received;

/** A way of applying events, to members of its own, to whom the same happens in every way. */
final class BatchWay {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int mark;
    private final String name;
    private final Consumer<List<Received>> applying;
    private long sequence;
    private long nanos;
    private long rate;
    private long inserts;
    private long batches;

    /**
     * @param mark how the pseudonyms of its members end
     */
    BatchWay(int mark, String name, Consumer<List<Received>> applying) {
        this.mark = mark;
        this.name = name;
        this.applying = applying;
    }

    int mark() {
        return mark;
    }

    String name() {
        return name;
    }

    /** Events a second in the last round. */
    long rate() {
        return rate;
    }

    /** How many inserts the server saw for a batch of the largest. */
    double inserts() {
        return (double) inserts / batches;
    }

    void begin() {
        nanos = 0;
    }

    void end(int events) {
        rate = events * 1_000_000_000L / nanos;
    }

    /**
     * Applies some events as one batch.
     *
     * @param first the number of the first
     */
    void apply(BatchEvents.Kind kind, int first, int batch) {
        List<Received> events = IntStream.range(first, first + batch)
                .mapToObj(number -> received(kind, number))
                .toList();
        long began = System.nanoTime();
        applying.accept(events);
        nanos += System.nanoTime() - began;
    }

    /** The same, and what inserts the server saw of it. */
    void apply(BatchEvents.Kind kind, int first, int batch, LongSupplier insertsOfAll) {
        long before = insertsOfAll.getAsLong();
        apply(kind, first, batch);
        inserts += insertsOfAll.getAsLong() - before;
        batches++;
    }

    private Received received(BatchEvents.Kind kind, int number) {
        Envelope event = Envelope.about(kind.of(member(number), number), ++sequence, null);
        return new Received(event.id(), event.type(), event.key(), event.sequence(), event.data(), null);
    }

    /** Spread over the whole of the table, and to be told by the end. */
    private Pseudonym member(int number) {
        return new Pseudonym("%016x%014x%02x".formatted(number * SPREAD, number, mark));
    }
}
