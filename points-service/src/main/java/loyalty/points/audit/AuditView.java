package loyalty.points.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import loyalty.api.lists.ListPlace;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, for a reader.
 *
 * @param kind of what it was done to, the first word of {@code act}
 * @param from the address that the gateway saw
 * @param sealed whether it has its place in the chain
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

    static AuditView of(AuditTrail.Entry entry, @Nullable String memberId) {
        AuditTrail.Act act = entry.act();
        return new AuditView(
                act.act().substring(0, act.act().indexOf('/')),
                act.act(),
                act.at(),
                act.actor(),
                act.role(),
                act.origin(),
                act.what(),
                memberId,
                act.points(),
                act.reason(),
                entry.note(),
                entry.sealed());
    }

    /** Where it stands in the list. */
    ListPlace place() {
        return new ListPlace(at, act);
    }
}
