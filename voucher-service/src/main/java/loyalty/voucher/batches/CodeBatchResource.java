package loyalty.voucher.batches;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.api.forms.Forms;
import loyalty.voucher.Refusals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Codes by the batch. */
@Path("/v1/code-batches/{batchId}")
@RunOnVirtualThread
@RolesAllowed(Roles.MARKETER)
class CodeBatchResource {

    private static final int CREATED = 201;

    private final MakeBatch make;
    private final BatchViews views;
    private final CodeFiles files;
    private final Forms forms;

    CodeBatchResource(MakeBatch make, BatchViews views, CodeFiles files, Forms forms) {
        this.make = make;
        this.views = views;
        this.files = files;
        this.forms = forms;
    }

    /** Makes codes of which each is for one member, or one code that many have. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a batch of codes, each for one member, or one code that many have")
    public RestResponse<BatchView> put(@PathParam("batchId") String batchId, @Nullable BatchRequest request) {
        BatchRequest asked = forms.given(request, "a batch is expected");
        FieldErrors errors = forms.faults(asked);
        asked.check(errors);
        errors.orContinue();
        return Refusals.answer(CREATED, make.make(Ids.inPath(batchId), asked), views::made);
    }

    /** The batch as it is now. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A batch as it is now, and how many of its codes were claimed and used")
    public BatchView get(@PathParam("batchId") String batchId) {
        return views.find(Ids.inPath(batchId)).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** The codes, one a line, without a heading; of one code that many have, that one. */
    @GET
    @Path("/codes")
    @Produces({"text/csv", MediaType.TEXT_PLAIN})
    @Operation(summary = "The codes of a batch, one a line; the same whenever they are asked for")
    public StreamingOutput codes(@PathParam("batchId") String batchId) {
        return files.find(Ids.inPath(batchId)).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
