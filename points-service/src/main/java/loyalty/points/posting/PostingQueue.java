package loyalty.points.posting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.database.Migrations;
import loyalty.points.domain.Outcome;
import loyalty.points.waiting.WaitingRoom;

/**
 * Where commands wait for the ledger. Members are cut into shards, each with a bounded queue (back-pressure: what would be
 * answered too late is refused) and one worker: commands of one member never race within a process, and those that wait
 * are coalesced into one transaction. Nothing waits for company.
 */
@ApplicationScoped
public class PostingQueue {

    private final List<PostingWorker> workers;
    private final Duration answerMax;
    private final Counter refused;

    PostingQueue(PostBatch postBatch, PostingConfig config, MeterRegistry meters) {
        this.workers = IntStream.range(0, config.workers())
                .mapToObj(number -> new PostingWorker(number, postBatch, config, meters))
                .toList();
        this.answerMax = config.answerMax();
        this.refused = meters.counter("loyalty.posting.refused");
    }

    void start(@Observes @Priority(Migrations.AFTER) StartupEvent start) {
        workers.forEach(PostingWorker::start);
    }

    void stop(@Observes ShutdownEvent stop) {
        workers.forEach(PostingWorker::stop);
    }

    /** Nobody who has no time waits longer, also for a database that hangs. What they asked may still be posted. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void answerInTime() {
        long longest = System.nanoTime() - answerMax.toNanos();
        workers.forEach(worker -> worker.answerThoseSince(longest));
    }

    /**
     * Puts a command into the queue; the answer comes after the commit.
     *
     * @return fails with 503 {@code unavailable} when it would be answered too late or the database is away
     */
    public <R> CompletionStage<Outcome<R>> post(Command<R> command) {
        Waiting<R> waiting = Waiting.on(command, false);
        return letIn(waiting, room(command).offer(waiting));
    }

    /**
     * Puts a command that has time into the queue once there is room, and leaves some to those who have none; not for the
     * event loop. The answer comes after the commit.
     *
     * @return fails with 503 {@code unavailable} when this process ends or the database is away
     */
    public <R> CompletionStage<Outcome<R>> postPatiently(Command<R> command) {
        Waiting<R> waiting = Waiting.on(command, true);
        return letIn(waiting, room(command).offerPatiently(waiting));
    }

    private WaitingRoom<Waiting<?>> room(Command<?> command) {
        return workers.get(command.member().shard(workers.size())).room();
    }

    private <R> CompletionStage<Outcome<R>> letIn(Waiting<R> waiting, boolean isIn) {
        if (!isIn) {
            refused.increment();
            waiting.fail(Problems.unavailable("Too many orders wait; the same request may be repeated."));
        }
        return waiting.answer();
    }

    /**
     * Posts a command and waits for the commit; not for the event loop.
     *
     * @throws ProblemException 503 {@code unavailable} when it would be answered too late or the database is away
     */
    public <R> Outcome<R> postAndWait(Command<R> command) {
        try {
            return post(command).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : e;
        }
    }

    /**
     * A command, who waits for it, and where the answer goes on.
     *
     * @param hasTime whether it may wait as long as it takes
     * @param since when it was asked for, on the clock of {@link System#nanoTime()}
     */
    record Waiting<R>(
            Command<R> command, CompletableFuture<Outcome<R>> answer, Executor place, boolean hasTime, long since) {

        private static <R> Waiting<R> on(Command<R> command, boolean hasTime) {
            return new Waiting<>(
                    command, new CompletableFuture<>(), Answers.placeOfCaller(), hasTime, System.nanoTime());
        }

        /** Whether somebody has waited for the answer since before an instant who has no more time. */
        boolean isLate(long longest) {
            return !hasTime && since - longest < 0 && !answer.isDone();
        }

        void fail(Problem problem) {
            answer.completeExceptionally(new ProblemException(problem));
        }

        @SuppressWarnings("unchecked") // The outcome of a command is the outcome of its kind.
        void complete(Outcome<?> outcome) {
            answer.complete((Outcome<R>) outcome);
        }
    }
}
