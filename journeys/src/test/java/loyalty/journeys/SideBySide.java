package loyalty.journeys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same for many, some at a time. */
final class SideBySide {

    private SideBySide() {}

    /** What is done for one of them. */
    interface Turn<T> {
        void of(T one) throws Exception;
    }

    /** Ends when it is done for each; fails with the first that failed. */
    static <T> void each(Collection<T> all, int atOnce, Turn<T> turn) {
        try (var threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Callable<Void>> turns = new ArrayList<>();
            for (T one : all) {
                turns.add(() -> {
                    turn.of(one);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(turns)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
