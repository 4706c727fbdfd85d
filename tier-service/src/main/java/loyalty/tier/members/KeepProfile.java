package loyalty.tier.members;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import loyalty.api.FieldErrors;
import loyalty.api.Pseudonyms;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.FieldFaults;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Members;
import org.jspecify.annotations.Nullable;

/** Enrols members, or replaces or changes their profiles. */
@ApplicationScoped
class KeepProfile {

    private final Members members;
    private final ProfileNews news;
    private final ProfileJson profiles;
    private final Pseudonyms pseudonyms;
    private final BusinessClock clock;
    private final KnownProgrammes programmes;
    private final Forms forms;

    KeepProfile(
            Members members,
            ProfileNews news,
            ProfileJson profiles,
            Pseudonyms pseudonyms,
            BusinessClock clock,
            KnownProgrammes programmes,
            Forms forms) {
        this.forms = forms;
        this.members = members;
        this.news = news;
        this.profiles = profiles;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.programmes = programmes;
    }

    /** A profile as somebody wants it. */
    record ProfileCommand(
            String memberId,
            ProfileRequest profile,
            @Nullable String ifMatch) {}

    /** What is kept now, and whether the member is new. */
    record KeptProfile(MemberView view, long revision, boolean isNew) {}

    /**
     * Replaces profiles, and enrols who is not yet a member, all in one transaction; one that is refused leaves its
     * neighbours alone.
     *
     * @return the outcomes, in the order of what was wanted
     */
    @Transactional
    List<Outcome<KeptProfile>> put(List<ProfileCommand> wanted) {
        Instant now = clock.now();
        LocalDate today = programmes.inForceAt(now).calendar().dayOf(now);
        Map<String, MemberEntity> rows =
                members.named(wanted.stream().map(ProfileCommand::memberId).toList());
        List<MemberEntity> joined = new ArrayList<>();
        List<ProfileNews.Written> written = new ArrayList<>();
        List<Supplier<Outcome<KeptProfile>>> outcomes = new ArrayList<>();
        for (ProfileCommand one : wanted) {
            MemberEntity present = rows.get(one.memberId());
            Optional<Rejection> rejection = rejection(one, present, now);
            if (rejection.isPresent()) {
                outcomes.add(() -> Outcome.refused(rejection.get()));
                continue;
            }
            MemberEntity row = present == null ? stranger(one.memberId(), now) : present;
            ProfileNews.Before before = present == null ? null : ProfileNews.Before.of(present);
            profiles.write(one.profile(), row, today, present == null ? today : present.joinedOn);
            written.add(new ProfileNews.Written(row, before));
            if (present == null) {
                rows.put(row.memberId, row);
                joined.add(row);
            }
            outcomes.add(() -> Outcome.done(new KeptProfile(profiles.view(row), row.revision, present == null)));
        }
        members.persist(joined);
        members.flush();
        news.tell(written, now);
        return outcomes.stream().map(Supplier::get).toList();
    }

    /** Changes the fields that a merge patch names. */
    @Transactional
    Outcome<KeptProfile> patch(String memberId, JsonNode patch, @Nullable String ifMatch) {
        MemberEntity row = members.named(memberId).orElse(null);
        if (row == null) {
            return Outcome.refused(new Rejection.UnknownMember());
        }
        if (!matches(row, ifMatch)) {
            return Outcome.refused(new Rejection.OutdatedProfile());
        }
        return switch (profiles.patched(row, patch)) {
            case Outcome.Refused<ProfileRequest>(Rejection why) -> Outcome.refused(why);
            case Outcome.Done<ProfileRequest>(ProfileRequest profile, boolean replayed) -> replace(row, profile);
        };
    }

    private Outcome<KeptProfile> replace(MemberEntity row, ProfileRequest profile) {
        Instant now = clock.now();
        Optional<Rejection> rejection = rejection(profile, now);
        if (rejection.isPresent()) {
            return Outcome.refused(rejection.get());
        }
        ProfileNews.Before before = ProfileNews.Before.of(row);
        profiles.write(profile, row, programmes.inForceAt(now).calendar().dayOf(now), row.joinedOn);
        members.persistAndFlush(row);
        news.tell(List.of(new ProfileNews.Written(row, before)), now);
        return Outcome.done(new KeptProfile(profiles.view(row), row.revision, false));
    }

    private MemberEntity stranger(String memberId, Instant now) {
        return new MemberEntity(memberId, pseudonyms.of(memberId), now);
    }

    private Optional<Rejection> rejection(ProfileCommand wanted, @Nullable MemberEntity present, Instant now) {
        return rejection(wanted.profile(), now)
                .or(() -> matches(present, wanted.ifMatch())
                        ? Optional.empty()
                        : Optional.of(new Rejection.OutdatedProfile()));
    }

    private Optional<Rejection> rejection(ProfileRequest profile, Instant now) {
        Programme programme = programmes.inForceAt(now);
        LocalDate today = programme.calendar().dayOf(now);
        FieldErrors errors = forms.faults(profile);
        profile.check(today, errors);
        if (!errors.none()) {
            return Optional.of(FieldFaults.of(errors));
        }
        if (!programme.membership().isOldEnough(profile.birthDate(), today)) {
            return Optional.of(new Rejection.NotEligible("birthDate"));
        }
        return programme.membership().isFrom(profile.country())
                ? Optional.empty()
                : Optional.of(new Rejection.NotEligible("country"));
    }

    private static boolean matches(@Nullable MemberEntity row, @Nullable String ifMatch) {
        return ifMatch == null || (row != null && (ifMatch.equals("*") || ifMatch.equals(etag(row.revision))));
    }

    /** What a caller read as the profile's {@code ETag} (RFC 9110, 8.8.3). */
    private static String etag(long revision) {
        return '"' + Long.toString(revision) + '"';
    }
}
