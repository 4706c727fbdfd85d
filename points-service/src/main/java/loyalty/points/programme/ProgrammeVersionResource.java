package loyalty.points.programme;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.points.domain.Outcome;
import loyalty.points.posting.Refusals;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.checks.Fault;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The versions of the programme: published once, never changed. */
@Path("/v1/programme/versions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProgrammeVersionResource {

    private static final int CREATED = 201;

    private final PublishedVersions versions;
    private final PublishProgramme publishProgramme;
    private final RuleBook ruleBook;
    private final SeeAccounts accounts;
    private final Caller caller;

    ProgrammeVersionResource(
            PublishedVersions versions,
            PublishProgramme publishProgramme,
            RuleBook ruleBook,
            SeeAccounts accounts,
            Caller caller) {
        this.versions = versions;
        this.publishProgramme = publishProgramme;
        this.ruleBook = ruleBook;
        this.accounts = accounts;
        this.caller = caller;
    }

    /** A version for a list. */
    record Summary(String version, Instant effectiveAt, Instant publishedAt, String author) {
        static Summary of(PublishedVersion version) {
            return new Summary(version.version(), version.effectiveAt(), version.publishedAt(), version.author());
        }
    }

    /** A version with what it says. */
    record View(String version, Instant effectiveAt, Instant publishedAt, String author, Object programme) {
        static View of(PublishedVersion version) {
            return new View(
                    version.version(),
                    version.effectiveAt(),
                    version.publishedAt(),
                    version.author(),
                    ProgrammeText.json(version.content()));
        }
    }

    /** What is wrong with a programme, and where. */
    record FileError(String field, int line, String message) {
        static FileError of(Fault fault) {
            return new FileError(fault.path(), fault.line(), fault.message());
        }
    }

    /** All versions, in the order of their publication. */
    @GET
    @RolesAllowed({Roles.MARKETER, Roles.AUDITOR})
    @Operation(summary = "All versions of the programme")
    public Page<Summary> all() {
        return new Page<>(versions.all().stream().map(Summary::of).toList(), null);
    }

    /** One version. */
    @GET
    @Path("/{version}")
    @RolesAllowed({Roles.MARKETER, Roles.AUDITOR})
    @Operation(summary = "One version of the programme")
    public View get(@PathParam("version") String version) {
        return versions.named(Ids.inPath(version))
                .map(View::of)
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** Publishes a version; {@code effectiveAt} stands in the document or in the query, and is now when it is left out. */
    @PUT
    @Path("/{version}")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.MARKETER)
    @Operation(summary = "Publish a version; immutable, in force from effectiveAt")
    public RestResponse<View> put(
            @PathParam("version") String version,
            @QueryParam("effectiveAt") @Nullable String effectiveAt,
            InputStream document)
            throws IOException {
        Ids.inPath(version);
        ProgrammeText sent = ProgrammeText.of(new String(document.readAllBytes(), StandardCharsets.UTF_8), effectiveAt);
        Programme programme = readable(sent.text());
        if (!programme.version().equals(version)) {
            throw new ProblemException(Problems.malformedRequest("/version", "not the version of the path"));
        }
        var proposal = new PublishProgramme.Proposal(programme, sent.text(), sent.effectiveAt(), caller.subject());
        Outcome<PublishedVersion> outcome = publishProgramme.publish(proposal);
        ruleBook.upToDate();
        accounts.markAll();
        return Refusals.answer(CREATED, outcome.map(View::of));
    }

    private static Programme readable(String text) {
        return switch (ProgrammeFile.read(text)) {
            case ProgrammeFile.Readable readable -> readable.programme();
            case ProgrammeFile.Faulty faulty -> throw new ProblemException(refusal(faulty.faults()));
        };
    }

    private static loyalty.api.Problem refusal(List<Fault> faults) {
        return Problems.malformedRequest(List.of())
                .with("errors", faults.stream().map(FileError::of).toList());
    }
}
