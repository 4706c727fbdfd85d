package loyalty.api.lists;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, for a reader; every service that keeps a trail shows its acts so.
 *
 * @param kind of what it was done to, the first word of {@code act}
 * @param from the address that the gateway saw
 * @param points what it moved; zero where no points are concerned
 * @param sealed whether it has its place in the chain
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditView(
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

    /** Of what kind the thing is that an act was done to: its first word. */
    public static String kindOf(String act) {
        return act.substring(0, act.indexOf('/'));
    }

    /** Where it stands in the list. */
    public ListPlace place() {
        return new ListPlace(at, act);
    }
}
