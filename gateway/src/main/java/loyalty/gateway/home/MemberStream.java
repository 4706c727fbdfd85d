package loyalty.gateway.home;

import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;
import loyalty.gateway.upstream.Calls;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. It remembers only which parts changed since they were last sent, so a slow reader costs nothing and
 * slows nobody. A part is fetched after the event that touches it, so what is sent is at least as new.
 */
final class MemberStream implements Flow.Subscription {

    private static final long RETRY_MILLIS = 500;

    private final Vertx vertx;
    private final Parts parts;
    private final Parts.Reader reader;
    private final Flow.Subscriber<? super StreamEvent> subscriber;
    private final Runnable onEnd;
    private final Map<Part, Long> pending = new EnumMap<>(Part.class);
    private @Nullable StreamEvent special;
    private long demand;
    private boolean busy;
    private boolean lookingBack;
    private boolean ended;

    MemberStream(
            Vertx vertx,
            Parts parts,
            Parts.Reader reader,
            Flow.Subscriber<? super StreamEvent> subscriber,
            boolean resumes,
            Runnable onEnd) {
        this.lookingBack = resumes;
        this.vertx = vertx;
        this.parts = parts;
        this.reader = reader;
        this.subscriber = subscriber;
        this.onEnd = onEnd;
    }

    /** A part changed. */
    void changed(Part part, long offset) {
        synchronized (this) {
            pending.merge(part, offset, Math::max);
        }
        drain();
    }

    /** What a stream that resumes has missed. Nothing was sent before it, so that the ids rise. */
    void missed(Map<Part, Long> parts) {
        synchronized (this) {
            parts.forEach((part, offset) -> pending.merge(part, offset, Math::max));
            lookingBack = false;
        }
        drain();
    }

    /** Something that is not a part goes out next: a heartbeat, or word that the reader must start anew. */
    void say(StreamEvent event) {
        synchronized (this) {
            if (special == null || special.isHeartbeat()) {
                special = event;
            }
        }
        drain();
    }

    @Override
    public void request(long n) {
        synchronized (this) {
            demand = Math.max(demand, demand + n);
        }
        drain();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            ended = true;
        }
        onEnd.run();
    }

    private void drain() {
        StreamEvent now;
        Part part;
        long offset;
        synchronized (this) {
            if (ended || busy || lookingBack || demand == 0 || (special == null && pending.isEmpty())) {
                return;
            }
            busy = true;
            demand--;
            now = special;
            special = null;
            part = earliest();
            offset = now == null && part != null ? Objects.requireNonNull(pending.remove(part)) : -1;
        }
        if (now != null || part == null) {
            sent(now);
        } else {
            fetch(part, offset);
        }
    }

    /** Ids rise: the part with the earliest event goes first. */
    private @Nullable Part earliest() {
        return pending.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void fetch(Part part, long offset) {
        parts.fetch(part, reader).onComplete(fetched -> {
            Calls.Answer answer = fetched.succeeded() ? fetched.result() : null;
            if (answer != null && answer.status() == 200) {
                sent(StreamEvent.of(offset, part, answer.body().toString()));
            } else if (answer != null && (answer.status() == 401 || answer.status() == 403)) {
                end();
            } else {
                vertx.setTimer(RETRY_MILLIS, later -> again(part, offset));
            }
        });
    }

    private void again(Part part, long offset) {
        synchronized (this) {
            pending.merge(part, offset, Math::max);
            busy = false;
            demand++;
        }
        drain();
    }

    private void sent(@Nullable StreamEvent event) {
        if (event != null) {
            subscriber.onNext(event);
        }
        synchronized (this) {
            busy = false;
        }
        drain();
    }

    private void end() {
        synchronized (this) {
            ended = true;
        }
        subscriber.onComplete();
        onEnd.run();
    }
}
