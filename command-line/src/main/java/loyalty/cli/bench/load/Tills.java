package loyalty.cli.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Callers over connections that are kept: one thread drives them all. */
public final class Tills implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long LOOK_UP_MILLIS = 5;

    private final Selector selector;
    private final List<Till> all = new ArrayList<>();
    private final Deque<Till> idle = new ArrayDeque<>();
    private final Requests requests;
    private int next;

    /** Connects. The numbers of the requests begin at 0 and go on from part to part. */
    public Tills(URI target, int connections, Requests requests) throws IOException {
        this.selector = Selector.open();
        this.requests = requests;
        for (int i = 0; i < connections; i++) {
            Till till = new Till(new InetSocketAddress(target.getHost(), target.getPort()), selector);
            all.add(till);
            idle.add(till);
        }
    }

    /** Each connection sends its next request as soon as it has its answer. */
    public Seen busily(Duration time) throws IOException {
        Seen seen = new Seen();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        while (System.nanoTime() < end) {
            while (!idle.isEmpty()) {
                idle.pop().send(next, requests.of(next++), System.nanoTime());
            }
            receive(seen, LOOK_UP_MILLIS);
        }
        awaitAnswers(seen);
        seen.lasted((System.nanoTime() - began) / 1e9);
        return seen;
    }

    /**
     * Requests come at even distances, whatever becomes of them. The time of each counts from when it was due, so that a
     * system that makes callers wait is not asked more rarely for it.
     */
    public Seen atRate(double perSecond, Duration time) throws IOException {
        Seen seen = new Seen();
        long began = System.nanoTime();
        double distance = 1e9 / perSecond;
        long due = Math.round(time.toNanos() / distance);
        for (long sent = 0; sent < due; ) {
            long now = System.nanoTime();
            while (sent < due && !idle.isEmpty() && began + sent * distance <= now) {
                idle.pop().send(next, requests.of(next++), began + Math.round(sent++ * distance));
            }
            receive(seen, idle.isEmpty() ? LOOK_UP_MILLIS : 1);
        }
        awaitAnswers(seen);
        seen.lasted((System.nanoTime() - began) / 1e9);
        return seen;
    }

    private void awaitAnswers(Seen seen) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (idle.size() < all.size() && System.nanoTime() < end) {
            receive(seen, LOOK_UP_MILLIS);
        }
        all.stream().filter(till -> !idle.contains(till)).forEach(till -> seen.unanswered());
    }

    private void receive(Seen seen, long millis) throws IOException {
        selector.select(millis);
        for (SelectionKey key : selector.selectedKeys()) {
            Till till = (Till) key.attachment();
            if (till.read(seen)) {
                idle.push(till);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() {
        try {
            for (Till till : all) {
                till.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
