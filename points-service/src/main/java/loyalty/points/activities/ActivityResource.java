package loyalty.points.activities;

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
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Roles;
import loyalty.points.explanation.Wording;
import loyalty.points.posting.Refusals;
import loyalty.points.posting.Sender;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What members do beside buying. */
@Path("/v1/activities/{activityId}")
@Produces(MediaType.APPLICATION_JSON)
class ActivityResource {

    private static final int CREATED = 201;

    private final RecordActivity activities;
    private final ActivityHistory history;
    private final Caller caller;

    ActivityResource(RecordActivity activities, ActivityHistory history, Caller caller) {
        this.activities = activities;
        this.history = history;
        this.caller = caller;
    }

    /** Takes in an activity, such as a visit or a review; answers after the commit. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CHECKOUT)
    @RunOnVirtualThread
    @Operation(summary = "An activity, such as a visit or a review: earns what the programme gives for it")
    public RestResponse<ActivityView> put(
            @PathParam("activityId") String activityId,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
            @Nullable ActivityRequest request) {
        var sender = Sender.of(caller, Wording.languageOf(acceptLanguage));
        return Refusals.answer(CREATED, activities.record(Ids.inPath(activityId), request, sender));
    }

    /** The activity as it is now. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    @RunOnVirtualThread
    @Operation(summary = "An activity, and what it brought, as it is now")
    public ActivityView get(
            @PathParam("activityId") String activityId,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        ActivityView activity = history.present(Ids.inPath(activityId), Wording.languageOf(acceptLanguage));
        String memberId = activity.memberId();
        caller.requireAccessTo(memberId == null ? "" : memberId);
        return activity;
    }
}
