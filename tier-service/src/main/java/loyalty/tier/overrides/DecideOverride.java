package loyalty.tier.overrides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.TreeSet;
import loyalty.clock.BusinessClock;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.domain.TierOverride;
import loyalty.tier.granted.Agent;
import loyalty.tier.granted.Overrides;
import loyalty.tier.granted.StaffActs;
import loyalty.tier.review.ReviewMembers;

/** Approves or rejects the tier that somebody else asked for; only once approved does it hold. */
@ApplicationScoped
class DecideOverride {

    private final MemberOverrides memberOverrides;
    private final Overrides overrides;
    private final StaffActs acts;
    private final ReviewMembers reviewMembers;
    private final BusinessClock clock;

    DecideOverride(
            MemberOverrides memberOverrides,
            Overrides overrides,
            StaffActs acts,
            ReviewMembers reviewMembers,
            BusinessClock clock) {
        this.memberOverrides = memberOverrides;
        this.overrides = overrides;
        this.acts = acts;
        this.reviewMembers = reviewMembers;
        this.clock = clock;
    }

    /** Decides once; the same decision of the same person is answered as the first was. */
    @Transactional
    Outcome<TierOverride> decide(String memberId, String overrideId, TierOverride.Decision decision, Agent supervisor) {
        if (!memberOverrides.lockEnrolled(memberId)) {
            return Outcome.refused(new Rejection.UnknownMember());
        }
        return switch (memberOverrides.find(memberId, overrideId)) {
            case Outcome.Refused<TierOverride> refused -> refused;
            case Outcome.Done<TierOverride>(TierOverride.AwaitingApproval override, boolean replayed) ->
                decided(override, decision, supervisor);
            case Outcome.Done<TierOverride>(TierOverride.Decided override, boolean replayed) ->
                override.decision() == decision && override.by().equals(supervisor.subject())
                        ? Outcome.replayed(override)
                        : Outcome.refused(new Rejection.AlreadyDecided(override.status()));
        };
    }

    private Outcome<TierOverride> decided(
            TierOverride.AwaitingApproval override, TierOverride.Decision decision, Agent supervisor) {
        return switch (override.decide(decision, supervisor.subject(), clock.now())) {
            case Outcome.Refused<TierOverride.Decided>(Rejection why) -> Outcome.refused(why);
            case Outcome.Done<TierOverride.Decided>(TierOverride.Decided decided, boolean replayed) -> {
                overrides.decide(override, decided);
                acts.decided(decided, supervisor);
                if (decided instanceof TierOverride.Approved) {
                    reviewMembers.review(
                            new TreeSet<>(List.of(override.request().member())), decided.at());
                }
                yield Outcome.done(decided);
            }
        };
    }
}
