package loyalty.points.posting;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The answers of a batch on their way to those who wait. Whatever hangs on an answer, such as its JSON, is done on a thread
 * of whoever asked and never on the one that posts, which hands a whole batch over at once: one task for each event loop,
 * and one for all other threads.
 */
final class Answers {

    private static final Executor ANYWHERE = Thread::startVirtualThread;

    private final Map<Executor, List<Runnable>> byPlace = new LinkedHashMap<>();

    /** An event loop, equal for all that run on it. */
    private record Loop(Context root) implements Executor {

        @Override
        public void execute(Runnable answers) {
            root.runOnContext(_ -> answers.run());
        }
    }

    /** Where what the calling thread asks is to be answered. */
    static Executor placeOfCaller() {
        Context context = Context.isOnEventLoopThread() ? Vertx.currentContext() : null;
        return context == null ? ANYWHERE : new Loop(VertxContext.getRootContext(context));
    }

    void add(Executor place, Runnable answer) {
        byPlace.computeIfAbsent(place, _ -> new ArrayList<>()).add(answer);
    }

    /** Returns at once. */
    void handOver() {
        byPlace.forEach((place, answers) -> {
            try {
                place.execute(() -> answers.forEach(Runnable::run));
            } catch (RejectedExecutionException e) {
                // The event loop has ended, and with it the connections of those who waited.
                ANYWHERE.execute(() -> answers.forEach(Runnable::run));
            }
        });
    }
}
