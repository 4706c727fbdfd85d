package loyalty.gateway.home;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. It remembers only which parts changed since they were last sent, and makes an event when its reader
 * asks for one, so that a slow reader costs nothing and slows nobody. A part is fetched after the event that touches it, so
 * what is sent is at least as new.
 */
final class MemberStream {

    private static final Duration REST = Duration.ofMillis(500);

    private final Parts parts;
    private final Parts.Reader reader;
    private final Changes changes = new Changes();
    private final Deque<StreamEvent> said = new ArrayDeque<>();
    private @Nullable UniEmitter<? super Due> waiting;
    private boolean begun;

    MemberStream(Parts parts, Parts.Reader reader) {
        this.parts = parts;
        this.reader = reader;
    }

    /** What is to be sent next. */
    private sealed interface Due {

        /** It is here. */
        record Said(StreamEvent event) implements Due {}

        /** It has to be fetched. */
        record Changed(Changes.Next next) implements Due {}

        /** All that changed could not be fetched a moment ago. */
        record Later() implements Due {}
    }

    /** The reader may not see it any more. */
    private static final class Ended extends RuntimeException {}

    /** What the reader gets, as fast as they ask for it. */
    Multi<StreamEvent> events() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .indefinitely()
                .onFailure(Ended.class)
                .recoverWithCompletion();
    }

    /** A part changed. */
    void changed(Part part, Changes.Change change) {
        synchronized (this) {
            changes.add(part, change);
        }
        wake();
    }

    /**
     * It is known from where on the stream tells what changes; until then it told nothing.
     *
     * @param place the first offset that is told
     * @param missed what changed since, by the last that changed it
     * @param first what the reader is told before
     */
    void begin(long place, Map<Part, Long> missed, List<StreamEvent> first) {
        synchronized (this) {
            changes.begin(place);
            missed.forEach((part, offset) -> changes.add(part, new Changes.Change(offset, null)));
            said.addAll(first);
            begun = true;
        }
        wake();
    }

    /** Keeps the connection alive, if nothing else is waiting to do so. */
    void beat() {
        synchronized (this) {
            if (said.isEmpty()) {
                said.add(StreamEvent.heartbeat());
            }
        }
        wake();
    }

    private Uni<StreamEvent> next() {
        return Uni.createFrom().<Due>emitter(this::await).flatMap(due -> switch (due) {
            case Due.Said(StreamEvent event) -> Uni.createFrom().item(event);
            case Due.Changed(Changes.Next next) -> fetched(next);
            case Due.Later() ->
                Uni.createFrom().voidItem().onItem().delayIt().by(REST).flatMap(rested -> next());
        });
    }

    private void await(UniEmitter<? super Due> emitter) {
        synchronized (this) {
            waiting = emitter;
        }
        wake();
    }

    /** Gives what is due to whoever waits for it. */
    private void wake() {
        UniEmitter<? super Due> taker;
        Due due;
        synchronized (this) {
            taker = waiting;
            due = taker == null ? null : take();
            if (taker == null || due == null) {
                return;
            }
            waiting = null;
        }
        taker.complete(due);
    }

    private @Nullable Due take() {
        if (!said.isEmpty()) {
            return new Due.Said(said.remove());
        }
        if (!begun || changes.isEmpty()) {
            return null;
        }
        return changes.take().<Due>map(Due.Changed::new).orElseGet(Due.Later::new);
    }

    private Uni<StreamEvent> fetched(Changes.Next next) {
        return parts.fetchAfter(next.change().traceparent(), next.part(), reader)
                .map(answer -> shown(answer, next))
                .onFailure(failure -> !(failure instanceof Ended))
                .recoverWithUni(() -> again(next));
    }

    private StreamEvent shown(RestResponse<String> answer, Changes.Next next) {
        return switch (answer.getStatus()) {
            case 200 ->
                new StreamEvent(
                        told(next).map(Object::toString).orElse(null),
                        next.part().word(),
                        parts.plain(answer).toString());
            case 401, 403, 410 -> throw new Ended();
            default -> throw new IllegalStateException("answered " + answer.getStatus());
        };
    }

    private synchronized Optional<Long> told(Changes.Next next) {
        return changes.toldAfter(next.change());
    }

    /** A service that is away is asked again; meanwhile other parts go first. */
    private Uni<StreamEvent> again(Changes.Next next) {
        synchronized (this) {
            changes.putBack(next);
        }
        return next();
    }
}
