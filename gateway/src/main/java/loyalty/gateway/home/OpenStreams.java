package loyalty.gateway.home;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The streams that are open, by member. */
@ApplicationScoped
class OpenStreams {

    static final int STREAMS_MAX = 6_000;

    private static final int STREAMS_PER_MEMBER_MAX = 10;
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final long LOOK_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** An id that no stream has given begins nowhere. */
    private static final long NOWHERE = -1;

    private final Parts parts;
    private final RecentEvents recent = new RecentEvents();
    private final Map<String, Set<MemberStream>> byMember = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<Opening> openings = new ConcurrentLinkedQueue<>();
    private volatile int partitions;

    OpenStreams(Vertx vertx, Parts parts) {
        this.parts = parts;
        vertx.setPeriodic(HEARTBEAT_MILLIS, tick -> byMember.values().forEach(all -> all.forEach(MemberStream::beat)));
        vertx.setPeriodic(LOOK_MILLIS, tick -> openings.removeIf(opening -> begins(opening, true)));
    }

    /**
     * A stream whose beginning is not known yet.
     *
     * @param place the first offset that it has not told; null when it tells what changes from now on
     */
    private record Opening(
            String member, MemberStream stream, @Nullable Long place, long sinceNanos) {}

    /** How many partitions there are; until it is known, no stream begins. */
    void partitions(int count) {
        partitions = count;
    }

    boolean isBegun() {
        return partitions > 0;
    }

    void begin(int partition, long offset, long nowMillis) {
        recent.begin(partition, offset, nowMillis);
    }

    void reaches(int partition, long end) {
        recent.reaches(partition, end);
    }

    /** Which offset of a partition comes next, once it has begun. */
    OptionalLong next(int partition) {
        return recent.next(partition);
    }

    /** Takes in an event of the bus and wakes the streams that it concerns. */
    void note(int partition, long offset, String member, @Nullable Part part, @Nullable String traceparent) {
        recent.note(partition, offset, member, part, System.currentTimeMillis());
        if (part != null) {
            Changes.Change change = new Changes.Change(offset, traceparent);
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
        MemberStream stream = new MemberStream(parts, reader);
        open.incrementAndGet();
        // First listen, then look where it begins: what happens between the two is seen twice and sent once.
        byMember.compute(member, (m, all) -> {
            Set<MemberStream> streams = all == null ? ConcurrentHashMap.newKeySet() : all;
            streams.add(stream);
            return streams;
        });
        Opening opening = new Opening(member, stream, place(lastEventId), System.nanoTime());
        if (!begins(opening, false)) {
            stream.beat();
            openings.add(opening);
        }
        return stream.events().onTermination().invoke(() -> close(opening));
    }

    private static @Nullable Long place(@Nullable String lastEventId) {
        if (lastEventId == null) {
            return null;
        }
        return lastEventId.matches("[0-9]{1,18}") ? Long.parseLong(lastEventId) : NOWHERE;
    }

    /** Lets a stream begin, if it is known where. */
    private boolean begins(Opening opening, boolean waited) {
        return switch (beginning(opening, waited)) {
            case Beginning.NotYet() -> false;
            case Beginning.Now(long place) -> {
                opening.stream().begin(place, Map.of(), List.of(StreamEvent.position(place)));
                yield true;
            }
            case Beginning.Since(long place, Map<Part, Long> missed) -> {
                opening.stream().begin(place, missed, List.of());
                yield true;
            }
            case Beginning.Lost(long place) -> {
                opening.stream().begin(place, Map.of(), List.of(StreamEvent.reset(), StreamEvent.position(place)));
                yield true;
            }
        };
    }

    private Beginning beginning(Opening opening, boolean waited) {
        int count = partitions;
        if (count == 0) {
            return new Beginning.NotYet();
        }
        int partition = partitionOf(opening.member(), count);
        Long place = opening.place();
        boolean patient = System.nanoTime() - opening.sinceNanos() < PATIENCE.toNanos();
        return place == null
                ? recent.now(partition, waited)
                : recent.since(partition, place, opening.member(), patient);
    }

    /** The partition of a key, as the broker's own clients compute it. */
    private static int partitionOf(String member, int count) {
        return Utils.toPositive(Utils.murmur2(member.getBytes(StandardCharsets.UTF_8))) % count;
    }

    private void close(Opening opening) {
        openings.remove(opening);
        byMember.computeIfPresent(opening.member(), (m, all) -> {
            if (all.remove(opening.stream())) {
                open.decrementAndGet();
            }
            return all.isEmpty() ? null : all;
        });
    }
}
