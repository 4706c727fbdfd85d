package loyalty.tier.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import loyalty.events.Pseudonym;

/** Whose the identifiers are that some profiles name, as far as these are written. For one transaction. */
public final class Claims {

    private final Map<IdentifierKey, Pseudonym> owners;
    private final Map<Pseudonym, Set<IdentifierKey>> claimed = new TreeMap<>();

    Claims(Map<IdentifierKey, Pseudonym> owners) {
        this.owners = new HashMap<>(owners);
    }

    /** The first of some that is another member's. */
    public Optional<IdentifierKey> taken(Pseudonym member, List<IdentifierKey> some) {
        return some.stream()
                .filter(one -> !owners.getOrDefault(one, member).equals(member))
                .findFirst();
    }

    /** From now on these are all of the member's. */
    public void take(Pseudonym member, Collection<IdentifierKey> some) {
        owners.values().removeIf(member::equals);
        some.forEach(one -> owners.put(one, member));
        claimed.put(member, Set.copyOf(some));
    }

    Map<Pseudonym, Set<IdentifierKey>> claimed() {
        return claimed;
    }
}
