package loyalty.points.posting;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.stream.Stream;
import loyalty.api.Problem;
import loyalty.api.Problems;
import loyalty.database.DatabaseException;
import loyalty.points.domain.Outcome;
import loyalty.points.waiting.WaitingRoom;
import loyalty.threads.VitalThread;
import org.jboss.logging.Logger;

/** Coalesces all that waits for it, up to a limit, and posts it in one transaction; then again. */
final class PostingWorker {

    private static final Logger LOG = Logger.getLogger(PostingWorker.class);
    private static final Problem SETTLED_BY_REPEATING =
            Problems.unavailable("Whether it was posted is settled by repeating the same request.");

    private final PostBatch postBatch;
    private final int attemptsMax;
    private final WaitingRoom<PostingQueue.Waiting<?>> room;
    private final DistributionSummary sizes;
    private final Timer times;
    private final Thread thread;
    private volatile List<PostingQueue.Waiting<?>> atWork = List.of();

    PostingWorker(int number, PostBatch postBatch, PostingConfig config, MeterRegistry meters) {
        this.postBatch = postBatch;
        this.attemptsMax = config.attemptsMax();
        this.room = new WaitingRoom<>(
                new WaitingRoom.Size(config.queueMin(), config.queueMax(), config.batchMax(), config.waitMax()),
                System::nanoTime);
        this.sizes = meters.summary("loyalty.posting.batch");
        this.times = meters.timer("loyalty.posting.time");
        this.thread = VitalThread.named("posting-" + number, this::work);
    }

    void start() {
        thread.start();
    }

    /** Ends once what waits is done; what comes later is refused. */
    void stop() {
        room.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    WaitingRoom<PostingQueue.Waiting<?>> room() {
        return room;
    }

    private void work() {
        for (var taken = room.take(); !taken.isEmpty(); taken = room.take()) {
            Answers answers = new Answers();
            atWork = taken;
            postAll(taken, answers);
            atWork = List.of();
            room.done();
            answers.handOver();
        }
    }

    /** Tells those who have waited since before an instant of {@link System#nanoTime()} to ask again. */
    void answerThoseSince(long longest) {
        Answers answers = new Answers();
        Stream.concat(atWork.stream(), room.present().stream())
                .filter(waiting -> waiting.isLate(longest))
                .forEach(waiting -> answers.add(waiting.place(), () -> waiting.fail(SETTLED_BY_REPEATING)));
        answers.handOver();
    }

    /** Posts a batch; one that fails for reasons of its own is cut in two, so that a bad command fails alone. */
    private void postAll(List<PostingQueue.Waiting<?>> batch, Answers answers) {
        List<Outcome<?>> outcomes;
        try {
            outcomes = postPatiently(
                    batch.stream().map(PostingQueue.Waiting::command).toList());
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1 || DatabaseException.isAway(e)) {
                fail(batch, e, answers);
            } else {
                postAll(batch.subList(0, batch.size() / 2), answers);
                postAll(batch.subList(batch.size() / 2, batch.size()), answers);
            }
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            PostingQueue.Waiting<?> waiting = batch.get(i);
            Outcome<?> outcome = outcomes.get(i);
            answers.add(waiting.place(), () -> waiting.complete(outcome));
        }
    }

    private List<Outcome<?>> postPatiently(List<? extends Command<?>> commands) {
        for (int attempt = 1; ; attempt++) {
            try {
                Timer.Sample sample = Timer.start();
                List<Outcome<?>> outcomes = postBatch.post(commands);
                sample.stop(times);
                sizes.record(commands.size());
                return outcomes;
            } catch (RuntimeException e) {
                if (attempt >= attemptsMax || !DatabaseException.isCollision(e)) {
                    throw e;
                }
                LOG.debugf(e, "a batch of %d met another transaction; attempt %d", commands.size(), attempt);
            }
        }
    }

    private static void fail(List<PostingQueue.Waiting<?>> batch, Throwable e, Answers answers) {
        LOG.warnf(e, "%d commands were not posted", batch.size());
        Problem problem = DatabaseException.isPassing(e) ? SETTLED_BY_REPEATING : Problems.internalError();
        batch.forEach(waiting -> answers.add(waiting.place(), () -> waiting.fail(problem)));
    }
}
