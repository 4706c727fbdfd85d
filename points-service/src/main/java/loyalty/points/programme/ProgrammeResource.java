package loyalty.points.programme;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.clock.BusinessClock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The programme in force. */
@Path("/v1/programme")
@Authenticated
@RunOnVirtualThread
class ProgrammeResource {

    private final PublishedVersions versions;
    private final BusinessClock clock;

    ProgrammeResource(PublishedVersions versions, BusinessClock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /** As JSON. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The version in force")
    public JsonNode json() {
        return ProgrammeText.json(inForce().content());
    }

    /** As the file that it is. */
    @GET
    @Produces("application/yaml")
    @Operation(summary = "The version in force, as its file")
    public String yaml() {
        return ProgrammeText.yaml(inForce().content());
    }

    /** The last one that came into force; before the first one, the first. */
    private PublishedVersion inForce() {
        Instant now = clock.now();
        List<PublishedVersion> byTime = versions.all().stream()
                .sorted(Comparator.comparing(PublishedVersion::effectiveAt))
                .toList();
        return byTime.reversed().stream()
                .filter(version -> !version.effectiveAt().isAfter(now))
                .findFirst()
                .or(() -> byTime.stream().findFirst())
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
