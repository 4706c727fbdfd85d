package loyalty.voucher.holder;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The one way from a pseudonym back to a member id; a row that is erased is never made again by a read. */
@ApplicationScoped
public class HolderNames {

    private static final String NOTE = "insert ignore into holder_name (pseudonym, member_id) values (?, ?)";
    private static final String FIND = "select member_id from holder_name where pseudonym = ?";

    private static final String ALL = "select pseudonym, member_id from holder_name where pseudonym in (:keys)";

    private final Database database;

    HolderNames(Database database) {
        this.database = database;
    }

    /** Notes the id of a member, if it is not there. */
    public void note(Pseudonym member, String memberId) {
        database.execute(NOTE, member, memberId);
    }

    /** The id of a member; null when it was never noted, or is erased. */
    public @Nullable String of(Pseudonym member) {
        return database.read(FIND, row -> row.getString("member_id"), member).stream()
                .findFirst()
                .orElse(null);
    }

    /** The ids of members; whose was never noted, or is erased, is not in the answer. */
    public Map<Pseudonym, String> of(Collection<Pseudonym> members) {
        return database
                .ask(rows -> rows.select(ALL, members, row -> Map.entry(row.owner(), row.getString("member_id"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }
}
