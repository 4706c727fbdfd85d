package loyalty.tier.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import loyalty.api.BodyHash;
import loyalty.api.FieldErrors;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.news.KnownProgrammes;
import org.jspecify.annotations.Nullable;

/** Gives tiers on behalf of support. What one person asks for another approves; only then does it hold. */
@ApplicationScoped
class OverrideDesk {

    private static final int CONFLICT = 409;

    private final Overrides overrides;
    private final EnrolledMembers members;
    private final Memberships memberships;
    private final ReviewMembers reviewMembers;
    private final KnownProgrammes programmes;
    private final Pseudonyms pseudonyms;
    private final BusinessClock clock;
    private final BodyHash bodyHash;

    OverrideDesk(
            Overrides overrides,
            EnrolledMembers members,
            Memberships memberships,
            ReviewMembers reviewMembers,
            KnownProgrammes programmes,
            Pseudonyms pseudonyms,
            BusinessClock clock,
            BodyHash bodyHash) {
        this.overrides = overrides;
        this.members = members;
        this.memberships = memberships;
        this.reviewMembers = reviewMembers;
        this.programmes = programmes;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.bodyHash = bodyHash;
    }

    /**
     * An answer about an override.
     *
     * @param replayed whether it is the answer to an earlier, equal request
     */
    record Answer(OverrideView body, boolean replayed) {}

    /** What equal requests have in common; the fingerprint is taken of it, and cannot be tried with names or texts. */
    private record Fingerprint(String member, String tier, String until, String reason) {}

    /**
     * Notes what an agent asks for.
     *
     * @throws ProblemException 400 when it cannot be an override, 404 without such a member, 422 when its id is taken
     */
    @Transactional
    Answer ask(String memberId, String overrideId, @Nullable OverrideRequest request, String agent) {
        Pseudonym member = locked(memberId);
        OverrideRequest.Complete wanted = OverrideRequest.complete(request);
        Overrides.Asked asked = asked(member, overrideId, wanted, agent);
        Overrides.Override first = overrides.find(overrideId).orElse(null);
        if (first == null) {
            check(asked);
            if (overrides.add(asked)) {
                return new Answer(OverrideView.asked(asked, memberId), false);
            }
            first = overrides.find(overrideId).orElseThrow(() -> new ProblemException(Problems.idempotencyMismatch()));
        }
        if (!MessageDigest.isEqual(first.asked().bodyHash(), asked.bodyHash())) {
            throw new ProblemException(Problems.idempotencyMismatch());
        }
        return new Answer(OverrideView.asked(first.asked(), memberId), true);
    }

    private Overrides.Asked asked(Pseudonym member, String overrideId, OverrideRequest.Complete wanted, String agent) {
        var print = new Fingerprint(
                member.hex(),
                wanted.tier(),
                wanted.until().toString(),
                pseudonyms.of(wanted.reason()).hex());
        return new Overrides.Asked(
                member,
                overrideId,
                bodyHash.of(print),
                wanted.tier(),
                wanted.until(),
                wanted.reason(),
                agent,
                clock.now());
    }

    private void check(Overrides.Asked asked) {
        Programme programme = programmes.inForceAt(asked.at());
        List<String> tiers = programme.allLadders().stream()
                .flatMap(ladder -> ladder.steps().stream().skip(1))
                .map(step -> step.tier())
                .toList();
        FieldErrors errors = new FieldErrors();
        errors.require(tiers.contains(asked.tier()), "tier", "one of " + String.join(", ", tiers));
        errors.require(asked.until().isAfter(asked.at()), "until", "an instant that is still to come");
        errors.orContinue();
    }

    /**
     * Gives or refuses the tier that somebody else asked for.
     *
     * @throws ProblemException 404, 409 {@code own-request} or {@code already-decided}
     */
    @Transactional
    Answer decide(String memberId, String overrideId, boolean approved, String supervisor) {
        Pseudonym member = locked(memberId);
        Overrides.Override found = find(member, overrideId);
        Overrides.Status wanted = approved ? Overrides.Status.APPROVED : Overrides.Status.REJECTED;
        if (found.status() == wanted && supervisor.equals(found.decidedBy())) {
            return new Answer(OverrideView.of(found, memberId), true);
        }
        if (found.status() != Overrides.Status.AWAITING_APPROVAL) {
            throw new ProblemException(decided(found.status()));
        }
        if (found.asked().by().equals(supervisor)) {
            throw new ProblemException(
                    Problems.of(CONFLICT, "own-request", "It is your own request", "Somebody else has to decide it.")
                            .with("status", Overrides.Status.AWAITING_APPROVAL.word()));
        }
        Instant now = clock.now();
        if (!overrides.decide(found.asked(), wanted, supervisor, now)) {
            throw new ProblemException(decided(find(member, overrideId).status()));
        }
        if (approved) {
            reviewMembers.review(new TreeSet<>(List.of(member)), now);
        }
        return new Answer(
                OverrideView.of(new Overrides.Override(found.asked(), wanted, supervisor, now), memberId), false);
    }

    private static Problem decided(Overrides.Status status) {
        return Problems.of(
                        CONFLICT, "already-decided", "It is decided already", "The override is " + status.word() + ".")
                .with("status", status.word());
    }

    /**
     * The override as it is now.
     *
     * @throws ProblemException 404
     */
    OverrideView present(String memberId, String overrideId) {
        return OverrideView.present(find(enrolled(memberId), overrideId), memberId, clock.now());
    }

    private Overrides.Override find(Pseudonym member, String overrideId) {
        return overrides
                .find(overrideId)
                .filter(override -> override.asked().member().equals(member))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private Pseudonym enrolled(String memberId) {
        Pseudonym member = pseudonyms.of(memberId);
        if (members.find(member).isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
        return member;
    }

    /** What is asked and decided about a member comes one after the other, and after what was counted before it. */
    private Pseudonym locked(String memberId) {
        memberships.lock(new TreeSet<>(List.of(pseudonyms.of(memberId))));
        return enrolled(memberId);
    }
}
