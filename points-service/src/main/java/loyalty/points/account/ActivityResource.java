package loyalty.points.account;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Replays;
import loyalty.api.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What members do beside buying. */
@Path("/v1/activities/{activityId}")
@Produces(MediaType.APPLICATION_JSON)
class ActivityResource {

    private static final int CREATED = 201;

    private final ActivityDesk desk;
    private final Caller caller;

    ActivityResource(ActivityDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** Takes in an activity, such as a visit or a review; answers after the commit. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CHECKOUT)
    @NonBlocking
    @Operation(summary = "An activity, such as a visit or a review: earns what the programme gives for it")
    public CompletionStage<RestResponse<ActivityView>> put(
            @PathParam("activityId") String activityId,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable ActivityRequest request) {
        var sender = new ActivityDesk.Sender(caller.subject(), OrderResource.languageOf(acceptLanguage), traceparent);
        return desk.take(Ids.inPath(activityId), request, sender).thenApply(ActivityResource::created);
    }

    private static RestResponse<ActivityView> created(ActivityDesk.Answer answer) {
        var response =
                RestResponse.ResponseBuilder.<ActivityView>create(CREATED).entity(answer.body());
        return (answer.replayed() ? response.header(Replays.HEADER, "true") : response).build();
    }

    /** The activity as it is now. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    @RunOnVirtualThread
    @Operation(summary = "An activity, and what it brought, as it is now")
    public ActivityView get(
            @PathParam("activityId") String activityId,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        ActivityView activity = desk.present(Ids.inPath(activityId), OrderResource.languageOf(acceptLanguage));
        String memberId = activity.memberId();
        caller.requireAccessTo(memberId == null ? "" : memberId);
        return activity;
    }
}
