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
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.tier.directory.Claims;
import loyalty.tier.directory.IdentifierKey;
import loyalty.tier.directory.Identifiers;
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
     * @param own whether it is the member who wants it: what is the shop's to write stays as it is
     */
    record ProfileCommand(
            String memberId,
            ProfileRequest profile,
            @Nullable String ifMatch,
            boolean own) {}

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
            Optional<Rejection> rejection = rejection(one, present, now).or(() -> taken(one.profile(), row, claims));
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
        Claims claims = identifiers.claims(profile.identifierKeys());
        Optional<Rejection> rejection = rules.rejection(profile, now).or(() -> taken(profile, row, claims));
        if (rejection.isPresent()) {
            return Outcome.refused(rejection.get());
        }
        ProfileCommand wanted = new ProfileCommand(row.memberId, profile, null, false);
        ProfileNews.Written written = write(wanted, row, false, now, claims);
        members.persistAndFlush(row);
        identifiers.write(claims);
        news.tell(List.of(written), now);
        return Outcome.done(new KeptProfile(profiles.view(row), row.revision, false));
    }

    private ProfileNews.Written write(
            ProfileCommand wanted, MemberEntity row, boolean isNew, Instant now, Claims claims) {
        ProfileNews.Before before = isNew ? null : ProfileNews.Before.of(row);
        LocalDate today = rules.today(now);
        profiles.write(wanted.profile(), row, today, isNew ? today : row.joinedOn);
        if (!wanted.own()) {
            List<IdentifierKey> keys = wanted.profile().identifierKeys();
            if (row.identifiers != null || !keys.isEmpty()) {
                claims.take(row.pseudonym, keys);
            }
            profiles.writeIdentifiers(wanted.profile(), row);
        }
        return new ProfileNews.Written(row, before);
    }

    private Claims claims(List<ProfileCommand> wanted) {
        return identifiers.claims(wanted.stream()
                .flatMap(one -> one.profile().identifierKeys().stream())
                .toList());
    }

    private static Optional<Rejection> taken(ProfileRequest profile, MemberEntity row, Claims claims) {
        return claims.taken(row.pseudonym, profile.identifierKeys())
                .map(key -> new Rejection.IdentifierTaken(key.kind()));
    }

    private MemberEntity stranger(String memberId, Instant now) {
        return new MemberEntity(memberId, pseudonyms.of(memberId), now);
    }

    private Optional<Rejection> rejection(ProfileCommand wanted, @Nullable MemberEntity present, Instant now) {
        return rules.rejection(wanted.profile(), now)
                .or(() -> matches(present, wanted.ifMatch())
                        ? Optional.empty()
                        : Optional.of(new Rejection.OutdatedProfile()));
    }

    private static boolean matches(@Nullable MemberEntity row, @Nullable String ifMatch) {
        return ifMatch == null || (row != null && (ifMatch.equals("*") || ifMatch.equals(etag(row.revision))));
    }

    /** What a caller read as the profile's {@code ETag} (RFC 9110, 8.8.3). */
    private static String etag(long revision) {
        return '"' + Long.toString(revision) + '"';
    }
}
