package loyalty.points.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.database.DatabaseException;
import loyalty.points.domain.Outcome;
import loyalty.threads.VitalThread;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Coalesces all that waits in its queue, up to a limit, and posts it in one transaction; then again. */
final class PostingWorker {

    private static final Logger LOG = Logger.getLogger(PostingWorker.class);
    /** How often an idle worker looks whether it shall end; a command wakes it at once. */
    private static final int LOOK_UP_MILLIS = 250;

    private final PostBatch postBatch;
    private final PostingConfig config;
    private final BlockingQueue<PostingQueue.Waiting<?>> queue;
    private final Thread thread;
    private volatile boolean open = true;

    PostingWorker(int number, PostBatch postBatch, PostingConfig config) {
        this.postBatch = postBatch;
        this.config = config;
        this.queue = new ArrayBlockingQueue<>(config.queueMax());
        this.thread = VitalThread.named("posting-" + number, this::work);
    }

    void start() {
        thread.start();
    }

    /** Ends once what waits is done; what comes later is refused. */
    void stop() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean offer(PostingQueue.Waiting<?> waiting) {
        return open && queue.offer(waiting);
    }

    private void work() {
        List<PostingQueue.Waiting<?>> taken = new ArrayList<>(config.batchMax());
        while (open || !queue.isEmpty()) {
            PostingQueue.Waiting<?> first = next();
            if (first != null) {
                taken.add(first);
                queue.drainTo(taken, config.batchMax() - 1);
                postAll(taken);
                taken.clear();
            }
        }
    }

    private PostingQueue.@Nullable Waiting<?> next() {
        try {
            return queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    /** Posts a batch; one that fails for reasons of its own is cut in two, so that a bad command fails alone. */
    private void postAll(List<PostingQueue.Waiting<?>> batch) {
        List<Outcome<?>> outcomes;
        try {
            outcomes = postPatiently(
                    batch.stream().map(PostingQueue.Waiting::command).toList());
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1 || DatabaseException.isAway(e)) {
                fail(batch, e);
            } else {
                postAll(batch.subList(0, batch.size() / 2));
                postAll(batch.subList(batch.size() / 2, batch.size()));
            }
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).complete(outcomes.get(i));
        }
    }

    private List<Outcome<?>> postPatiently(List<? extends Command<?>> commands) {
        for (int attempt = 1; ; attempt++) {
            try {
                return postBatch.post(commands);
            } catch (RuntimeException e) {
                if (attempt >= config.attemptsMax() || !DatabaseException.isCollision(e)) {
                    throw e;
                }
                LOG.debugf(e, "a batch of %d met another transaction; attempt %d", commands.size(), attempt);
            }
        }
    }

    private static void fail(List<PostingQueue.Waiting<?>> batch, Throwable e) {
        boolean passing = DatabaseException.isPassing(e);
        LOG.warnf(e, "%d commands were not posted", batch.size());
        batch.forEach(waiting -> waiting.answer()
                .completeExceptionally(new ProblemException(
                        passing
                                ? Problems.unavailable(
                                        "Whether it was posted is settled by repeating the same request.")
                                : Problems.internalError())));
    }
}
