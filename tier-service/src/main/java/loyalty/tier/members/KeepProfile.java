package loyalty.tier.members;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import loyalty.api.Pseudonyms;
import loyalty.api.conditions.EntityTag;
import loyalty.api.conditions.Preconditions;
import loyalty.clock.BusinessClock;
import loyalty.tier.directory.Claims;
import loyalty.tier.directory.IdentifierKey;
import loyalty.tier.directory.Identifiers;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.granted.Agent;
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
    private final ProfileRules rules;
    private final Identifiers identifiers;

    KeepProfile(
            Members members,
            ProfileNews news,
            ProfileJson profiles,
            Pseudonyms pseudonyms,
            BusinessClock clock,
            ProfileRules rules,
            Identifiers identifiers) {
        this.members = members;
        this.news = news;
        this.profiles = profiles;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.rules = rules;
        this.identifiers = identifiers;
    }

    /**
     * A profile as somebody wants it.
     *
     * @param staff who wants it for the shop; null when the member does: what is the shop's to write stays as it is
     */
    record ProfileCommand(
            String memberId,
            ProfileRequest profile,
            Preconditions preconditions,
            @Nullable Agent staff) {

        boolean own() {
            return staff == null;
        }
    }

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
        Map<String, MemberEntity> rows =
                members.named(wanted.stream().map(ProfileCommand::memberId).toList());
        Claims claims = claims(wanted);
        List<MemberEntity> joined = new ArrayList<>();
        List<ProfileNews.Written> written = new ArrayList<>();
        List<Supplier<Outcome<KeptProfile>>> outcomes = new ArrayList<>();
        for (ProfileCommand one : wanted) {
            MemberEntity present = rows.get(one.memberId());
            MemberEntity row = present == null ? stranger(one.memberId(), now) : present;
            Optional<Rejection> rejection =
                    unmet(one.preconditions(), present).or(() -> rejection(one, row, claims, now));
            if (rejection.isPresent()) {
                outcomes.add(() -> Outcome.refused(rejection.get()));
                continue;
            }
            written.add(write(one, row, present == null, now, claims));
            if (rows.putIfAbsent(row.memberId, row) == null) {
                joined.add(row);
            }
            outcomes.add(() -> Outcome.done(new KeptProfile(profiles.view(row), row.revision, present == null)));
        }
        members.persist(joined);
        members.flush();
        identifiers.write(claims);
        news.tell(written, now);
        return outcomes.stream().map(Supplier::get).toList();
    }

    /**
     * Changes the fields that a merge patch names.
     *
     * @param staff who wants it for the shop; null when the member does
     */
    @Transactional
    Outcome<KeptProfile> patch(String memberId, JsonNode patch, Preconditions preconditions, @Nullable Agent staff) {
        MemberEntity row = members.named(memberId).orElse(null);
        if (row == null) {
            return Outcome.refused(new Rejection.UnknownMember());
        }
        Optional<Rejection> unmet = unmet(preconditions, row);
        if (unmet.isPresent()) {
            return Outcome.refused(unmet.get());
        }
        return switch (profiles.patched(row, patch)) {
            case Outcome.Refused<ProfileRequest>(Rejection why) -> Outcome.refused(why);
            case Outcome.Done<ProfileRequest>(ProfileRequest profile, boolean replayed) ->
                replace(row, new ProfileCommand(memberId, profile, Preconditions.NONE, staff));
        };
    }

    private Outcome<KeptProfile> replace(MemberEntity row, ProfileCommand wanted) {
        Instant now = clock.now();
        Claims claims = claims(List.of(wanted));
        Optional<Rejection> rejection = rejection(wanted, row, claims, now);
        if (rejection.isPresent()) {
            return Outcome.refused(rejection.get());
        }
        ProfileNews.Written written = write(wanted, row, false, now, claims);
        members.persistAndFlush(row);
        identifiers.write(claims);
        news.tell(List.of(written), now);
        return Outcome.done(new KeptProfile(profiles.view(row), row.revision, false));
    }

    private ProfileNews.Written write(
            ProfileCommand wanted, MemberEntity row, boolean isNew, Instant now, Claims claims) {
        ProfileNews.Before before = ProfileNews.Before.of(row);
        BirthDates.write(row, wanted.profile().birthDate(), wanted.own(), now);
        profiles.writeOwn(wanted.profile(), row);
        if (!wanted.own()) {
            List<IdentifierKey> keys = wanted.profile().identifierKeys();
            if (row.identifiers != null || !keys.isEmpty()) {
                claims.take(row.pseudonym, keys);
            }
            profiles.writeShops(wanted.profile(), row, rules.today(now));
        }
        return new ProfileNews.Written(row, isNew, before, wanted.staff());
    }

    private Claims claims(List<ProfileCommand> wanted) {
        return identifiers.claims(wanted.stream()
                .flatMap(one -> one.profile().identifierKeys().stream())
                .toList());
    }

    private Optional<Rejection> rejection(ProfileCommand wanted, MemberEntity row, Claims claims, Instant now) {
        return rules.rejection(wanted, row, now)
                .or(() -> claims.taken(row.pseudonym, wanted.profile().identifierKeys())
                        .map(key -> new Rejection.IdentifierTaken(key.kind())));
    }

    private MemberEntity stranger(String memberId, Instant now) {
        MemberEntity row = new MemberEntity(memberId, pseudonyms.of(memberId), now);
        row.joinedOn = rules.today(now);
        return row;
    }

    private static Optional<Rejection> unmet(Preconditions preconditions, @Nullable MemberEntity present) {
        return switch (preconditions.judge(present == null ? null : EntityTag.ofRevision(present.revision))) {
            case HOLDS -> Optional.empty();
            case NOT_WHAT_WAS_READ -> Optional.of(new Rejection.OutdatedProfile());
            case WHAT_IS_NOT_WANTED -> Optional.of(new Rejection.PresentProfile());
        };
    }
}
