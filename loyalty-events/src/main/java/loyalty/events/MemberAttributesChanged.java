package loyalty.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A member has other attributes now ({@code member.attributes-changed.v1}, from tier-service).
 *
 * @param at when it was told: when they changed, or when a version of the programme first asked for them
 * @param from the first day, in the programme's zone, that begins with them
 * @param attributes all of those by which a version of the programme goes, by name; others are nobody else's business
 */
public record MemberAttributesChanged(Pseudonym member, Instant at, LocalDate from, Map<String, String> attributes)
        implements MemberEvent {

    public MemberAttributesChanged {
        attributes = Map.copyOf(attributes);
    }
}
