package loyalty.api.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
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

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final ServiceClient<MemberApi> tiers;

    MemberDirectory(@ConfigProperty(name = "loyalty.tier-urls") List<URI> urls, ObjectMapper json) {
        this.tiers = new ServiceClient<>(MemberApi.class, urls, DEADLINE, json);
    }

    /**
     * Whether the member is enrolled, as far as the caller may see. When tier-service does not answer: no.
     *
     * @param authorization the caller's own header
     */
    public boolean isEnrolled(String memberId, @Nullable String authorization) {
        return authorization != null
                && tiers.call(JsonNode.class, api -> api.member(authorization, memberId)) instanceof CallAnswer.Done;
    }
}
