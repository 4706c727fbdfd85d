package loyalty.gateway.home;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The streams that are open, by member. */
@ApplicationScoped
class OpenStreams {

    private static final int STREAMS_MAX = 6_000;
    private static final int STREAMS_PER_MEMBER_MAX = 10;
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Parts parts;
    private final RecentEvents recent = new RecentEvents();
    private final Map<String, Set<MemberStream>> byMember = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile int partitions;

    OpenStreams(Vertx vertx, Parts parts) {
        this.parts = parts;
        vertx.setPeriodic(
                HEARTBEAT_MILLIS,
                tick -> byMember.values().forEach(all -> all.forEach(s -> s.say(StreamEvent.heartbeat()))));
    }

    void partitions(int count) {
        partitions = count;
    }

    void begin(int partition, long offset, long nowMillis) {
        recent.begin(partition, offset, nowMillis);
    }

    /** Which offset of a partition comes next, once it has begun. */
    OptionalLong next(int partition) {
        return recent.next(partition);
    }

    /** Takes in an event of the bus and wakes the streams that it concerns. */
    void note(int partition, long offset, String member, @Nullable Part part, @Nullable String traceparent) {
        recent.note(partition, offset, member, part, System.currentTimeMillis());
        if (part != null) {
            MemberStream.Change change = new MemberStream.Change(offset, traceparent);
            byMember.getOrDefault(member, Set.of()).forEach(stream -> stream.changed(part, change));
        }
    }

    /**
     * Opens a stream.
     *
     * @param lastEventId the last event that the reader saw, if it resumes
     * @throws ProblemException 429 when too many are open
     */
    Multi<StreamEvent> open(String member, Parts.Reader reader, @Nullable String lastEventId) {
        if (open.get() >= STREAMS_MAX || byMember.getOrDefault(member, Set.of()).size() >= STREAMS_PER_MEMBER_MAX) {
            throw new ProblemException(Problems.of(
                    429, "too-many-requests", "Too many streams are open", "Close one, or try again later."));
        }
        return Multi.createFrom().deferred(() -> begun(member, reader, lastEventId));
    }

    private Multi<StreamEvent> begun(String member, Parts.Reader reader, @Nullable String lastEventId) {
        MemberStream stream = new MemberStream(parts, reader, lastEventId != null);
        open.incrementAndGet();
        // First listen, then look back: what happens between the two is seen twice and sent once.
        byMember.compute(member, (m, all) -> {
            Set<MemberStream> streams = all == null ? ConcurrentHashMap.newKeySet() : all;
            streams.add(stream);
            return streams;
        });
        if (lastEventId == null) {
            stream.say(StreamEvent.heartbeat());
        } else {
            resume(member, lastEventId, stream);
        }
        return stream.events().onTermination().invoke(() -> close(member, stream));
    }

    private void resume(String member, String lastEventId, MemberStream stream) {
        int count = partitions;
        Optional<Map<Part, Long>> missed = count == 0 || !lastEventId.matches("[0-9]{1,18}")
                ? Optional.empty()
                : recent.since(partitionOf(member, count), Long.parseLong(lastEventId), member);
        if (missed.isEmpty()) {
            stream.say(StreamEvent.reset());
        }
        stream.missed(missed.orElse(Map.of()));
    }

    /** The partition of a key, as the broker's own clients compute it. */
    private static int partitionOf(String member, int count) {
        return Utils.toPositive(Utils.murmur2(member.getBytes(StandardCharsets.UTF_8))) % count;
    }

    private void close(String member, MemberStream stream) {
        byMember.computeIfPresent(member, (m, all) -> {
            if (all.remove(stream)) {
                open.decrementAndGet();
            }
            return all.isEmpty() ? null : all;
        });
    }
}
