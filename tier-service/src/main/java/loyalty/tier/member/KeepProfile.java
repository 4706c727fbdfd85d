package loyalty.tier.member;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.programme.LadderTerms;
import loyalty.programme.news.KnownProgrammes;
import org.jspecify.annotations.Nullable;

/** Enrols members, or replaces or changes their profiles. */
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

    /** A profile as somebody wants it. */
    record Wanted(
            String memberId,
            ProfileRequest profile,
            @Nullable String ifMatch) {}

    /** What became of it. */
    sealed interface Outcome {}

    /** What is kept now, and whether the member is new. */
    record Kept(MemberView view, long revision, boolean isNew) implements Outcome {}

    /** Why nothing was changed. */
    record Refused(Problem problem) implements Outcome {}

    /**
     * Replaces profiles, and enrols who is not yet a member, all in one transaction; one that is refused leaves its
     * neighbours alone.
     *
     * @return the outcomes, in the order of what was wanted
     */
    @Transactional
    List<Outcome> put(List<Wanted> wanted) {
        Instant now = clock.now();
        LocalDate today = programmes.inForceAt(now).calendar().dayOf(now);
        Map<String, MemberEntity> rows =
                members.named(wanted.stream().map(Wanted::memberId).toList());
        List<MemberEntity> joined = new ArrayList<>();
        Map<MemberEntity, Optional<LocalDate>> before = new LinkedHashMap<>();
        List<Supplier<Outcome>> outcomes = new ArrayList<>();
        for (Wanted one : wanted) {
            MemberEntity present = rows.get(one.memberId());
            Optional<Problem> refusal = refusal(one, present, today);
            if (refusal.isPresent()) {
                outcomes.add(() -> new Refused(refusal.get()));
                continue;
            }
            MemberEntity row = present == null ? stranger(one.memberId(), now) : present;
            before.put(row, Optional.ofNullable(present).map(known -> known.joinedOn));
            profiles.write(one.profile(), row, present == null ? today : present.joinedOn);
            if (present == null) {
                rows.put(row.memberId, row);
                joined.add(row);
            }
            outcomes.add(() -> new Kept(profiles.view(row), row.revision, present == null));
        }
        members.persist(joined);
        members.flush();
        enrolments.enrol(joined);
        reviewYears(before, now);
        return outcomes.stream().map(Supplier::get).toList();
    }

    /** Changes the fields that a merge patch names. */
    @Transactional
    Kept patch(String memberId, JsonNode patch, @Nullable String ifMatch) {
        MemberEntity row = members.named(memberId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        if (!matches(row, ifMatch)) {
            throw new ProblemException(Problems.versionConflict());
        }
        ProfileRequest profile = profiles.patched(row, patch);
        Instant now = clock.now();
        profile.check(programmes.inForceAt(now).calendar().dayOf(now)).orContinue();
        LocalDate before = row.joinedOn;
        profiles.write(profile, row, before);
        members.persistAndFlush(row);
        reviewYears(Map.of(row, Optional.of(before)), now);
        return new Kept(profiles.view(row), row.revision, false);
    }

    /** Where a ladder counts by the years of a membership, another day of joining is another story. */
    private void reviewYears(Map<MemberEntity, Optional<LocalDate>> before, Instant now) {
        List<MemberEntity> others = before.entrySet().stream()
                .filter(one -> !one.getValue().equals(Optional.of(one.getKey().joinedOn)))
                .map(Map.Entry::getKey)
                .toList();
        if (!others.isEmpty() && countsYears()) {
            enrolments.review(others, now);
        }
    }

    private boolean countsYears() {
        return programmes.all().versions().stream()
                .flatMap(version -> version.programme().allLadders().stream())
                .anyMatch(ladder -> ladder.window() == LadderTerms.Window.MEMBERSHIP_YEAR);
    }

    private MemberEntity stranger(String memberId, Instant now) {
        return new MemberEntity(memberId, pseudonyms.of(memberId).bytes(), now);
    }

    private static Optional<Problem> refusal(Wanted wanted, @Nullable MemberEntity present, LocalDate today) {
        return wanted.profile()
                .check(today)
                .problem()
                .or(() -> matches(present, wanted.ifMatch())
                        ? Optional.empty()
                        : Optional.of(Problems.versionConflict()));
    }

    private static boolean matches(@Nullable MemberEntity row, @Nullable String ifMatch) {
        return ifMatch == null
                || (row != null && (ifMatch.equals("*") || ifMatch.equals(MemberResource.etag(row.revision))));
    }
}
