package loyalty.gateway.home;

import java.util.Queue;
import java.util.concurrent.Flow;

/** Keeps the lines of a stream, as they come. */
record Lines(Queue<String> read) implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        read.add(line);
    }

    @Override
    public void onError(Throwable failure) {
        read.add("failed: " + failure);
    }

    @Override
    public void onComplete() {
        read.add("ended");
    }
}
