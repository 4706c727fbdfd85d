package loyalty.voucher.holder;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The one way from a pseudonym back to a member id; a row that is erased is never made again by a read. */
@ApplicationScoped
public class HolderNames {

    private final HolderNameRows rows;

    HolderNames(HolderNameRows rows) {
        this.rows = rows;
    }

    /** Notes the id of a member, if it is not there. */
    public void note(Pseudonym member, String memberId) {
        rows.note(member, memberId);
    }

    /** The id of a member; null when it was never noted, or is erased. */
    public @Nullable String of(Pseudonym member) {
        return of(List.of(member)).get(member);
    }

    /** The ids of members; whose was never noted, or is erased, is not in the answer. */
    public Map<Pseudonym, String> of(Collection<Pseudonym> members) {
        return rows.of(members).stream()
                .collect(Collectors.toMap(row -> row.pseudonym, row -> row.memberId, (one, same) -> one));
    }
}
