package loyalty.tier.membership;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** What the other features have to know of members, by pseudonym. */
@ApplicationScoped
public class EnrolledMembers {

    private static final String FIND = "select joined_on, locale from member where pseudonym = ?";
    private static final String JOINED = "select pseudonym, joined_on from member where pseudonym in (:keys)";

    private static final String NAMES = "select pseudonym, member_id from member where pseudonym in (:keys)";

    private static final String ATTRIBUTES =
            "select pseudonym, attributes, attributes_from from member where pseudonym in (:keys)";

    private final Database database;

    EnrolledMembers(Database database) {
        this.database = database;
    }

    /**
     * A member.
     *
     * @param locale the language they prefer, as a tag
     */
    public record Enrolled(LocalDate joinedOn, @Nullable String locale) {}

    /** The member, if somebody of this pseudonym is enrolled. */
    public Optional<Enrolled> find(Pseudonym member) {
        return database
                .read(FIND, row -> new Enrolled(row.getObject(1, LocalDate.class), row.getString(2)), member)
                .stream()
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
    public Map<Pseudonym, Attributes> attributesOf(Collection<Pseudonym> members) {
        return database
                .ask(rows -> rows.select(
                        ATTRIBUTES,
                        members,
                        row -> Map.entry(
                                ManyRows.owner(row),
                                new Attributes(
                                        row.getString("attributes"),
                                        row.getObject("attributes_from", LocalDate.class)))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Since when members are members; guests are not in the answer. */
    public Map<Pseudonym, LocalDate> joinedOn(Collection<Pseudonym> members) {
        return database
                .ask(rows -> rows.select(
                        JOINED,
                        members,
                        row -> Map.entry(ManyRows.owner(row), row.getObject("joined_on", LocalDate.class))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The ids of members; who was erased is not in the answer. */
    public Map<Pseudonym, String> names(Collection<Pseudonym> members) {
        return database
                .ask(rows ->
                        rows.select(NAMES, members, row -> Map.entry(ManyRows.owner(row), row.getString("member_id"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }
}
