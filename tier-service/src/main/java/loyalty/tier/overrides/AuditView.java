package loyalty.tier.overrides;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import loyalty.api.lists.ListPlace;
import loyalty.tier.review.OverrideActs;
import loyalty.tier.review.OverrideLists;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, for a reader.
 *
 * @param kind of what it was done to, the first word of {@code act}
 * @param from the address that the gateway saw
 * @param points none are moved here
 * @param sealed whether it has its place in a chain
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditView(
        String kind,
        String act,
        Instant at,
        String actor,
        String role,
        @Nullable String from,
        String what,
        @Nullable String memberId,
        long points,
        @Nullable String reason,
        @Nullable String note,
        boolean sealed) {

    static AuditView of(OverrideActs.Act act, @Nullable String memberId) {
        return new AuditView(
                OverrideLists.KIND,
                act.act(),
                act.at(),
                act.actor(),
                act.role(),
                act.origin(),
                act.what(),
                memberId,
                0,
                act.reason(),
                null,
                act.sealed());
    }

    /** Where it stands in the list. */
    ListPlace place() {
        return new ListPlace(at, act);
    }
}
