package loyalty.tier.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
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

    /** As it was answered when it was asked for: nobody had decided yet. */
    static OverrideView asked(Overrides.Asked asked, String memberId) {
        return of(new Overrides.Override(asked, Overrides.Status.AWAITING_APPROVAL, null, null), memberId);
    }

    /** As it is now. */
    static OverrideView present(Overrides.Override override, String memberId, Instant now) {
        boolean ended = override.status() == Overrides.Status.APPROVED
                && !override.asked().until().isAfter(now);
        return of(
                new Overrides.Override(
                        override.asked(),
                        ended ? Overrides.Status.ENDED : override.status(),
                        override.decidedBy(),
                        override.decidedAt()),
                memberId);
    }

    /** As it was decided, which never changes. */
    static OverrideView of(Overrides.Override override, String memberId) {
        Overrides.Asked asked = override.asked();
        return new OverrideView(
                asked.overrideId(),
                memberId,
                asked.tier(),
                asked.until(),
                asked.reason(),
                override.status().word(),
                asked.by(),
                asked.at(),
                override.decidedBy(),
                override.decidedAt());
    }
}
