package loyalty.tier.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member's profile as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberView(
        String memberId,
        @Nullable String name,
        @Nullable String email,
        @Nullable LocalDate birthDate,
        @Nullable String timeZone,
        @Nullable String locale,
        @Nullable String country,
        LocalDate joinedOn,
        Map<String, String> attributes,
        List<ProfileRequest.Identifier> identifiers,
        List<ProfileRequest.Consent> consents,
        Instant enrolledAt) {}
