package loyalty.gateway.home;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
    private final Map<Part, Change> pending = new EnumMap<>(Part.class);
    private @Nullable StreamEvent special;
    private @Nullable UniEmitter<? super Due> waiting;
    private boolean lookingBack;

    /** @param resumes whether nothing is sent until {@link #missed} has told what was */
    MemberStream(Parts parts, Parts.Reader reader, boolean resumes) {
        this.parts = parts;
        this.reader = reader;
        this.lookingBack = resumes;
    }

    /**
     * What changed a part.
     *
     * @param offset of the event
     * @param traceparent the trace that caused it, if it is known
     */
    record Change(long offset, @Nullable String traceparent) implements Comparable<Change> {

        @Override
        public int compareTo(Change other) {
            return Long.compare(offset, other.offset);
        }

        private Change orLater(Change other) {
            return other.offset > offset ? other : this;
        }
    }

    /** What is to be sent next. */
    private sealed interface Due {

        /** It is here. */
        record Said(StreamEvent event) implements Due {}

        /** It has to be fetched. */
        record Changed(Part part, Change change) implements Due {}
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
    void changed(Part part, Change change) {
        synchronized (this) {
            pending.merge(part, change, Change::orLater);
        }
        wake();
    }

    /** What a stream that resumes has missed. Nothing was sent before it, so that the ids rise. */
    void missed(Map<Part, Long> parts) {
        synchronized (this) {
            parts.forEach((part, offset) -> pending.merge(part, new Change(offset, null), Change::orLater));
            lookingBack = false;
        }
        wake();
    }

    /** Something that is not a part goes out next: a heartbeat, or word that the reader must start anew. */
    void say(StreamEvent event) {
        synchronized (this) {
            if (special == null || special.isHeartbeat()) {
                special = event;
            }
        }
        wake();
    }

    private Uni<StreamEvent> next() {
        return Uni.createFrom().<Due>emitter(this::await).flatMap(due -> switch (due) {
            case Due.Said(StreamEvent event) -> Uni.createFrom().item(event);
            case Due.Changed(Part part, Change change) -> fetched(part, change);
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
            due = taker == null || lookingBack ? null : take();
            if (taker == null || due == null) {
                return;
            }
            waiting = null;
        }
        taker.complete(due);
    }

    /** Ids rise: the part with the earliest event goes first. */
    private @Nullable Due take() {
        StreamEvent said = special;
        special = null;
        if (said != null) {
            return new Due.Said(said);
        }
        return pending.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .map(part -> new Due.Changed(part, Objects.requireNonNull(pending.remove(part))))
                .orElse(null);
    }

    private Uni<StreamEvent> fetched(Part part, Change change) {
        return parts.fetchAfter(change.traceparent(), part, reader)
                .map(answer -> shown(answer, part, change.offset()))
                .onFailure(failure -> !(failure instanceof Ended))
                .recoverWithUni(() -> again(part, change));
    }

    private static StreamEvent shown(RestResponse<String> answer, Part part, long offset) {
        return switch (answer.getStatus()) {
            case 200 -> StreamEvent.of(offset, part, answer.getEntity());
            case 401, 403 -> throw new Ended();
            default -> throw new IllegalStateException("answered " + answer.getStatus());
        };
    }

    /** A service that is away is asked again; meanwhile other parts may go first. */
    private Uni<StreamEvent> again(Part part, Change change) {
        synchronized (this) {
            pending.merge(part, change, Change::orLater);
        }
        return Uni.createFrom().voidItem().onItem().delayIt().by(REST).flatMap(rested -> next());
    }
}
