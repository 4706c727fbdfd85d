package loyalty.gateway.upstream;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loyalty.gateway.domain.Owner;
import loyalty.traces.Traceparent;
import org.jspecify.annotations.Nullable;

/**
 * Reads what may be too long for memory into files, from the replicas of a service that are not known to be away. One that
 * takes too long is not away: others may still be answered by it in time.
 */
public final class LongReads {

    private static final int TRIES_MAX = 2;

    private final HttpClient http;
    private final Replicas replicas;
    private final Duration within;

    /** @param within after this long a read has failed, to its last byte */
    public LongReads(Replicas replicas, Duration within) {
        this.replicas = replicas;
        this.within = within;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(within)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * What is asked for.
     *
     * @param authorization the caller's own header, so that the service decides what they may see
     */
    public record Asked(
            String path, String authorization, @Nullable String traceparent) {}

    /**
     * What a replica answers, whatever the status; the body is in the file.
     *
     * @throws NoSuchElementException when none answers, or not in time
     */
    public HttpResponse<Path> read(Owner owner, Asked asked, Path into) {
        for (Replica replica : replicas.present(owner).stream().limit(TRIES_MAX).toList()) {
            CompletableFuture<HttpResponse<Path>> answer =
                    http.sendAsync(request(replica, asked), BodyHandlers.ofFile(into));
            try {
                return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                replicas.failed(replica);
            } catch (TimeoutException e) {
                answer.cancel(true);
                throw new NoSuchElementException("it took too long", e);
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new NoSuchElementException("nobody waits any more", e);
            }
        }
        throw new NoSuchElementException("no replica answers");
    }

    private HttpRequest request(Replica replica, Asked asked) {
        HttpRequest.Builder request = HttpRequest.newBuilder(replica.api().resolve(asked.path()))
                .header("Authorization", asked.authorization())
                .header("Accept", "application/json");
        if (asked.traceparent() != null) {
            request.header(Traceparent.HEADER, asked.traceparent());
        }
        return request.GET().build();
    }
}
