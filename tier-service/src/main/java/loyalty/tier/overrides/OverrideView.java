package loyalty.tier.overrides;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import loyalty.api.lists.ListPlace;
import loyalty.tier.domain.TierOverride;
import loyalty.tier.granted.OverrideLists;
import org.jspecify.annotations.Nullable;

/**
 * An override for a reader.
 *
 * @param kind what it is, in a list of several kinds of things
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OverrideView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String kind,
        String overrideId,
        @Nullable String memberId,
        String tier,
        Instant until,
        @Nullable String reason,
        String status,
        String askedBy,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** As it was asked for or decided, which never changes. */
    static OverrideView of(TierOverride override, String memberId) {
        return of(null, override, override.status(), memberId);
    }

    /** As it is at an instant: an approved override ends by itself. */
    static OverrideView at(Instant now, TierOverride override, String memberId) {
        return of(null, override, override.statusAt(now), memberId);
    }

    /** As it is at an instant, among all that awaits or had a second pair of eyes. */
    static OverrideView listed(Instant now, TierOverride override, @Nullable String memberId) {
        return of(OverrideLists.KIND, override, override.statusAt(now), memberId);
    }

    /** Where it stands in the list of them. */
    ListPlace place() {
        return new ListPlace(askedAt, OverrideLists.KIND + "/" + overrideId);
    }

    private static OverrideView of(
            @Nullable String kind, TierOverride override, TierOverride.Status status, @Nullable String memberId) {
        TierOverride.Request request = override.request();
        TierOverride.@Nullable Decided decided = override instanceof TierOverride.Decided some ? some : null;
        return new OverrideView(
                kind,
                request.overrideId(),
                memberId,
                request.tier(),
                request.until(),
                request.reason(),
                status.word(),
                request.by(),
                request.at(),
                decided == null ? null : decided.by(),
                decided == null ? null : decided.at());
    }
}
