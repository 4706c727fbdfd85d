package loyalty.tier.overrides;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import loyalty.tier.domain.TierOverride;
import org.jspecify.annotations.Nullable;

/** An override for a reader. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OverrideView(
        String overrideId,
        String memberId,
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
        return of(override, override.status(), memberId);
    }

    /** As it is at an instant: an approved override ends by itself. */
    static OverrideView at(Instant now, TierOverride override, String memberId) {
        return of(override, override.statusAt(now), memberId);
    }

    private static OverrideView of(TierOverride override, TierOverride.Status status, String memberId) {
        TierOverride.Request request = override.request();
        TierOverride.@Nullable Decided decided = override instanceof TierOverride.Decided some ? some : null;
        return new OverrideView(
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
