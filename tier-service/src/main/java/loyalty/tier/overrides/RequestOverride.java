package loyalty.tier.overrides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import loyalty.api.BodyHash;
import loyalty.api.FieldErrors;
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.FieldFaults;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.domain.TierOverride;
import loyalty.tier.granted.Agent;
import loyalty.tier.granted.Overrides;
import loyalty.tier.granted.StaffActs;

/** Asks for a tier on behalf of a member. The one place where an id that is known is compared with what came first. */
@ApplicationScoped
class RequestOverride {

    private final MemberOverrides memberOverrides;
    private final Overrides overrides;
    private final StaffActs acts;
    private final KnownProgrammes programmes;
    private final Pseudonyms pseudonyms;
    private final BusinessClock clock;
    private final BodyHash bodyHash;

    RequestOverride(
            MemberOverrides memberOverrides,
            Overrides overrides,
            StaffActs acts,
            KnownProgrammes programmes,
            Pseudonyms pseudonyms,
            BusinessClock clock,
            BodyHash bodyHash) {
        this.memberOverrides = memberOverrides;
        this.overrides = overrides;
        this.acts = acts;
        this.programmes = programmes;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.bodyHash = bodyHash;
    }

    /** What equal requests have in common; the fingerprint is taken of it, and cannot be tried with names or texts. */
    private record Fingerprint(String member, String tier, String until, String reason) {}

    /** Stores what an agent asks for; an equal request with the same id is answered as the first was. */
    @Transactional
    Outcome<TierOverride> request(String memberId, String overrideId, OverrideRequest.Complete wanted, Agent agent) {
        if (!memberOverrides.lockEnrolled(memberId)) {
            return Outcome.refused(new Rejection.UnknownMember());
        }
        TierOverride.Request request = new TierOverride.Request(
                pseudonyms.of(memberId),
                overrideId,
                wanted.tier(),
                wanted.until(),
                wanted.reason(),
                agent.subject(),
                clock.now());
        byte[] hash = bodyHash.of(fingerprint(request, wanted.reason()));
        Optional<Overrides.StoredOverride> first = overrides.find(overrideId);
        if (first.isPresent()) {
            return replay(first.get(), hash);
        }
        FieldErrors errors = faults(request);
        if (!errors.none()) {
            return Outcome.refused(FieldFaults.of(errors));
        }
        return store(new TierOverride.AwaitingApproval(request), hash, agent);
    }

    private Outcome<TierOverride> store(TierOverride.AwaitingApproval override, byte[] hash, Agent agent) {
        byte[] salt = StaffActs.salt();
        if (overrides.add(override, hash, salt)) {
            acts.asked(override, agent, salt);
            return Outcome.done(override);
        }
        String overrideId = override.request().overrideId();
        return overrides
                .find(overrideId)
                .map(other -> replay(other, hash))
                .orElseGet(() -> Outcome.refused(new Rejection.IdempotencyMismatch(overrideId)));
    }

    private Fingerprint fingerprint(TierOverride.Request request, String reason) {
        return new Fingerprint(
                request.member().hex(),
                request.tier(),
                request.until().toString(),
                pseudonyms.of(reason).hex());
    }

    /** The first answer once more: nobody had decided then. */
    private static Outcome<TierOverride> replay(Overrides.StoredOverride first, byte[] hash) {
        TierOverride.Request request = first.override().request();
        return MessageDigest.isEqual(first.bodyHash(), hash)
                ? Outcome.replayed(new TierOverride.AwaitingApproval(request))
                : Outcome.refused(new Rejection.IdempotencyMismatch(request.overrideId()));
    }

    private FieldErrors faults(TierOverride.Request request) {
        Programme programme = programmes.inForceAt(request.at());
        List<String> tiers = programme.allLadders().stream()
                .flatMap(ladder -> ladder.steps().stream().skip(1))
                .map(step -> step.tier())
                .toList();
        FieldErrors errors = new FieldErrors();
        errors.require(tiers.contains(request.tier()), "tier", "one of " + String.join(", ", tiers));
        errors.require(request.until().isAfter(request.at()), "until", "an instant that is still to come");
        return errors;
    }
}
