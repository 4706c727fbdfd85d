package loyalty.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks tier-service, which owns the members, whether somebody is enrolled, for the moment between an enrolment and the
 * arrival of its event. Never on the way of an order.
 */
@ApplicationScoped
public class MemberDirectory {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final List<String> urls;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    MemberDirectory(@ConfigProperty(name = "loyalty.tier-urls") List<String> urls) {
        this.urls = urls;
    }

    /**
     * Whether the member is enrolled, as far as the caller may see. When tier-service does not answer: no.
     *
     * @param authorization the caller's own header
     */
    public boolean isEnrolled(String memberId, @Nullable String authorization) {
        if (authorization == null) {
            return false;
        }
        for (String url : urls) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/members/" + memberId))
                    .header("Authorization", authorization)
                    .timeout(PATIENCE)
                    .build();
            try {
                return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                // The next replica may answer.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
