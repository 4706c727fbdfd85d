package loyalty.tier.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loyalty.api.Page;
import loyalty.events.Pseudonym;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Members;
import org.jspecify.annotations.Nullable;

/** The directory of the members, by what they are called. */
@ApplicationScoped
public class Directory {

    private final SearchTermRows rows;
    private final SearchCursors cursors;
    private final Members members;

    Directory(SearchTermRows rows, SearchCursors cursors, Members members) {
        this.rows = rows;
        this.cursors = cursors;
        this.members = members;
    }

    /**
     * The members whose id, or mail, or name from any of its words on begins with a text, in the order of the first of these
     * that does.
     *
     * @param after what the page before gave as {@code next}
     * @throws loyalty.api.ProblemException 400 {@code malformed-request} when no page gave it
     */
    public Page<MemberEntity> find(String text, @Nullable String after, int limit) {
        String beginning = Folding.cut(Folding.of(text));
        SearchTermEntity.Id place = cursors.after(beginning, after);
        if (beginning.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        Page<SearchTermEntity.Id> page =
                Page.of(rows.beginningWith(beginning, place, limit + 1), limit, last -> cursors.of(beginning, last));
        Map<Pseudonym, MemberEntity> found = members.known(
                page.items().stream().map(SearchTermEntity.Id::pseudonym).toList());
        return new Page<>(
                page.items().stream()
                        .map(one -> found.get(one.pseudonym()))
                        .filter(Objects::nonNull)
                        .toList(),
                page.next());
    }

    /**
     * Enters members as they are called now, in the transaction that wrote their profiles or has locked them; what they were
     * called before is forgotten.
     */
    public void enter(Collection<MemberEntity> some) {
        if (some.isEmpty()) {
            return;
        }
        Map<Pseudonym, Set<SearchTermEntity.Id>> wanted = new HashMap<>();
        some.forEach(row -> wanted.put(row.pseudonym, terms(row)));
        Map<Pseudonym, Set<SearchTermEntity.Id>> present = rows.of(wanted.keySet()).stream()
                .collect(Collectors.groupingBy(SearchTermEntity.Id::pseudonym, Collectors.toSet()));
        wanted.entrySet().removeIf(entry -> entry.getValue().equals(present.get(entry.getKey())));
        Set<Pseudonym> renamed = new HashSet<>(wanted.keySet());
        renamed.retainAll(present.keySet());
        rows.remove(renamed);
        rows.add(wanted.values().stream().flatMap(Set::stream).toList());
    }

    /** What a member is found by. */
    static Set<SearchTermEntity.Id> terms(MemberEntity row) {
        Set<String> terms = new TreeSet<>();
        terms.add(Folding.of(row.memberId));
        if (row.email != null) {
            terms.add(Folding.of(row.email));
        }
        String rest = row.name == null ? "" : Folding.of(row.name);
        while (!rest.isEmpty()) {
            terms.add(rest);
            int blank = rest.indexOf(' ');
            rest = blank < 0 ? "" : rest.substring(blank + 1);
        }
        return terms.stream()
                .filter(term -> !term.isEmpty())
                .map(term -> new SearchTermEntity.Id(Folding.cut(term), row.pseudonym))
                .collect(Collectors.toSet());
    }
}
