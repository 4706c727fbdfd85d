package loyalty.tier.membership;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** What the other features have to know of members, by pseudonym. */
@ApplicationScoped
public class EnrolledMembers {

    private final Members members;

    EnrolledMembers(Members members) {
        this.members = members;
    }

    /**
     * A member.
     *
     * @param locale the language they prefer, as a tag
     */
    public record Enrolled(LocalDate joinedOn, @Nullable String locale) {}

    private record Joined(Pseudonym member, LocalDate on) {}

    private record Named(Pseudonym member, String memberId) {}

    private record Having(Pseudonym member, String json, LocalDate from) {

        private Attributes attributes() {
            return new Attributes(json, from);
        }
    }

    /** The member, if somebody of this pseudonym is enrolled. */
    public Optional<Enrolled> find(Pseudonym member) {
        return members.columns("joinedOn, locale", Enrolled.class, List.of(member)).stream()
                .findFirst();
    }

    /**
     * The attributes of a member, as they stand in the row.
     *
     * @param json string by name
     * @param from the first day that begins with them, in the programme's zone
     */
    public record Attributes(String json, LocalDate from) {}

    /** The attributes of members, as the caller's transaction sees them; guests are not in the answer. */
    public Map<Pseudonym, Attributes> attributesOf(Collection<Pseudonym> some) {
        return members.columns("pseudonym, attributes, attributesFrom", Having.class, some).stream()
                .collect(Collectors.toMap(Having::member, Having::attributes));
    }

    /** Since when members are members; guests are not in the answer. */
    public Map<Pseudonym, LocalDate> joinedOn(Collection<Pseudonym> some) {
        return members.columns("pseudonym, joinedOn", Joined.class, some).stream()
                .collect(Collectors.toMap(Joined::member, Joined::on));
    }

    /** The ids of members; who was erased is not in the answer. */
    public Map<Pseudonym, String> names(Collection<Pseudonym> some) {
        return members.columns("pseudonym, memberId", Named.class, some).stream()
                .collect(Collectors.toMap(Named::member, Named::memberId, (one, same) -> one));
    }
}
