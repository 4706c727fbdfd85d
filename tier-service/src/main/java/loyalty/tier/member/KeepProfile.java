package loyalty.tier.member;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.news.KnownProgrammes;
import org.jspecify.annotations.Nullable;

/** Enrols a member, or replaces or changes a profile. */
@ApplicationScoped
class KeepProfile {

    private final Members members;
    private final Enrolments enrolments;
    private final ProfileJson profiles;
    private final Pseudonyms pseudonyms;
    private final BusinessClock clock;
    private final KnownProgrammes programmes;

    KeepProfile(
            Members members,
            Enrolments enrolments,
            ProfileJson profiles,
            Pseudonyms pseudonyms,
            BusinessClock clock,
            KnownProgrammes programmes) {
        this.members = members;
        this.enrolments = enrolments;
        this.profiles = profiles;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.programmes = programmes;
    }

    /** What was kept, and whether the member is new. */
    record Kept(MemberView view, long revision, boolean isNew) {}

    /** Replaces the profile, and enrols who is not yet a member. */
    @Transactional
    Kept put(String memberId, ProfileRequest profile, @Nullable String ifMatch) {
        Instant now = clock.now();
        LocalDate today = programmes.inForceAt(now).calendar().dayOf(now);
        profile.check(today);
        Optional<MemberEntity> present = members.named(memberId);
        requireMatch(present, ifMatch);
        Pseudonym pseudonym = pseudonyms.of(memberId);
        MemberEntity row = present.orElseGet(() -> new MemberEntity(memberId, pseudonym.bytes(), now));
        profiles.write(profile, row, present.map(r -> r.joinedOn).orElse(today));
        members.persistAndFlush(row);
        if (present.isEmpty()) {
            enrolments.enrol(pseudonym, now, row.joinedOn);
        }
        return new Kept(profiles.view(row), row.revision, present.isEmpty());
    }

    /** Changes the fields that a merge patch names. */
    @Transactional
    Kept patch(String memberId, JsonNode patch, @Nullable String ifMatch) {
        MemberEntity row = members.named(memberId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        requireMatch(Optional.of(row), ifMatch);
        ProfileRequest profile = profiles.patched(row, patch);
        Instant now = clock.now();
        profile.check(programmes.inForceAt(now).calendar().dayOf(now));
        profiles.write(profile, row, row.joinedOn);
        members.persistAndFlush(row);
        return new Kept(profiles.view(row), row.revision, false);
    }

    private static void requireMatch(Optional<MemberEntity> row, @Nullable String ifMatch) {
        boolean matches = ifMatch == null
                || row.filter(r -> ifMatch.equals("*") || ifMatch.equals(MemberResource.etag(r.revision)))
                        .isPresent();
        if (!matches) {
            throw new ProblemException(Problems.versionConflict());
        }
    }
}
