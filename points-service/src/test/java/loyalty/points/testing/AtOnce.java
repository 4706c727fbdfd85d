package loyalty.points.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many calls at the same time. */
public final class AtOnce {

    private AtOnce() {}

    /** A call that knows which one it is. */
    public interface Numbered<T> {
        T call(int number);
    }

    /** The answers, in the order of their numbers. */
    public static <T> List<T> call(int times, Numbered<T> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(times, 64))) {
            List<Callable<T>> calls = IntStream.range(0, times)
                    .<Callable<T>>mapToObj(number -> () -> call.call(number))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
