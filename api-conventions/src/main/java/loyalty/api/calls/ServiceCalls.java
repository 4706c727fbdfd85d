package loyalty.api.calls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Calls the replicas of a service. Only for calls that can be repeated: where one replica does not answer the next is
 * asked; the only one is asked again unless it let the time pass, since a connection that it had closed while idle tells
 * nothing about it. A call that was not answered may have been done or not.
 */
public final class ServiceCalls {

    private static final Logger LOG = Logger.getLogger(ServiceCalls.class);
    private static final int ATTEMPTS_MIN = 2;
    private static final Duration PATIENCE_TO_CONNECT = Duration.ofSeconds(1);

    private final List<String> urls;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE_TO_CONNECT)
            .build();

    /**
     * Calls to one service.
     *
     * @param urls of its replicas
     * @param patience how long one of them may take
     */
    public ServiceCalls(List<String> urls, Duration patience) {
        this.urls = List.copyOf(urls);
        this.patience = patience;
    }

    /** What a replica answered, whatever that is; nothing when none did. */
    public Optional<HttpResponse<String>> call(String method, String path, String body, String authorization) {
        for (int attempt = 0; attempt < Math.max(ATTEMPTS_MIN, urls.size()); attempt++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(urls.get(attempt % urls.size()) + path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Authorization", authorization)
                    .header("Content-Type", "application/json")
                    .timeout(patience)
                    .build();
            try {
                return Optional.of(http.send(request, BodyHandlers.ofString()));
            } catch (HttpTimeoutException e) {
                LOG.debugf(e, "%s did not answer in time", request.uri().getAuthority());
                if (attempt + 1 >= urls.size()) {
                    return Optional.empty();
                }
            } catch (IOException e) {
                LOG.debugf(e, "%s did not answer", request.uri().getAuthority());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
