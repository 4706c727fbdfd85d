package loyalty.points.posting;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.database.Migrations;
import loyalty.points.domain.Outcome;

/**
 * Where commands wait for the ledger. Members are cut into shards, each with a bounded queue (back-pressure: when it is
 * full, the next command is refused) and one worker: commands of one member never race within a process, and those that
 * wait are coalesced into one transaction. Nothing waits for company.
 */
@ApplicationScoped
public class PostingQueue {

    private final List<PostingWorker> workers;

    PostingQueue(PostBatch postBatch, PostingConfig config) {
        this.workers = IntStream.range(0, config.workers())
                .mapToObj(number -> new PostingWorker(number, postBatch, config))
                .toList();
    }

    void start(@Observes @Priority(Migrations.AFTER) StartupEvent start) {
        workers.forEach(PostingWorker::start);
    }

    void stop(@Observes ShutdownEvent stop) {
        workers.forEach(PostingWorker::stop);
    }

    /**
     * Puts a command into the queue; the answer comes after the commit.
     *
     * @return fails with 503 {@code unavailable} when the queue is full or the database is away
     */
    public <R> CompletionStage<Outcome<R>> post(Command<R> command) {
        CompletableFuture<Outcome<R>> answer = new CompletableFuture<>();
        PostingWorker worker = workers.get(command.member().shard(workers.size()));
        if (!worker.offer(new Waiting<>(command, answer))) {
            answer.completeExceptionally(new ProblemException(
                    Problems.unavailable("Too many orders wait; the same request may be repeated.")));
        }
        return answer;
    }

    /**
     * Posts a command and waits for the commit; not for the event loop.
     *
     * @throws ProblemException 503 {@code unavailable} when the queue is full or the database is away
     */
    public <R> Outcome<R> postAndWait(Command<R> command) {
        try {
            return post(command).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : e;
        }
    }

    /** A command and who waits for it. */
    record Waiting<R>(Command<R> command, CompletableFuture<Outcome<R>> answer) {

        @SuppressWarnings("unchecked") // The outcome of a command is the outcome of its kind.
        void complete(Outcome<?> outcome) {
            answer.complete((Outcome<R>) outcome);
        }
    }
}
