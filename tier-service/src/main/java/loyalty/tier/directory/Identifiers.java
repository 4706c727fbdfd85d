package loyalty.tier.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Members;

/** By what tills recognise members; each identifier is one member's at most. */
@ApplicationScoped
public class Identifiers {

    private final IdentifierRows rows;
    private final Lookups lookups;
    private final Members members;

    Identifiers(IdentifierRows rows, Lookups lookups, Members members) {
        this.rows = rows;
        this.lookups = lookups;
        this.members = members;
    }

    /**
     * Who has an identifier: nobody, or one member, or two where the card of the one is the number of the other. Refused for
     * some time when the caller has tried too many that are nobody's; then nothing is told, or it could be tried on.
     */
    public Outcome<List<MemberEntity>> find(String written, Pseudonym caller) {
        OptionalLong heldBack = lookups.heldBack(caller);
        if (heldBack.isPresent()) {
            return Outcome.refused(new Rejection.TooManyLookups(heldBack.getAsLong()));
        }
        List<Pseudonym> owners = rows.taken(IdentifierKey.all(written).toList()).stream()
                .map(row -> row.pseudonym)
                .distinct()
                .toList();
        if (owners.isEmpty()) {
            lookups.missed(caller);
        }
        Map<Pseudonym, MemberEntity> found = members.known(owners);
        return Outcome.done(
                owners.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    /** Whose some identifiers are now, in the transaction that is about to write the profiles that name them. */
    public Claims claims(Collection<IdentifierKey> some) {
        return new Claims(
                rows.taken(Set.copyOf(some)).stream().collect(Collectors.toMap(row -> row.id, row -> row.pseudonym)));
    }

    /** Writes what was taken, once the profiles are written: of two at once who claim the same, one fails. */
    public void write(Claims claims) {
        if (claims.claimed().isEmpty()) {
            return;
        }
        Map<Pseudonym, Set<IdentifierKey>> wanted = new TreeMap<>(claims.claimed());
        Map<Pseudonym, Set<IdentifierKey>> present = rows.of(wanted.keySet()).stream()
                .collect(Collectors.groupingBy(
                        row -> row.pseudonym, Collectors.mapping(row -> row.id, Collectors.toSet())));
        wanted.entrySet().removeIf(entry -> entry.getValue().equals(present.getOrDefault(entry.getKey(), Set.of())));
        Set<Pseudonym> others = new HashSet<>(wanted.keySet());
        others.retainAll(present.keySet());
        rows.remove(others);
        rows.add(wanted.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(key -> new IdentifierEntity(key, entry.getKey())))
                .toList());
    }
}
