package loyalty.points.posting;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import loyalty.events.Pseudonym;

/** What the commands of a batch need of the accounts, beside their rows. Gathered before anything is locked. */
public final class Needs {

    private final SortedSet<Pseudonym> members = new TreeSet<>();
    private final Map<Pseudonym, Long> points = new TreeMap<>();
    private final Map<Pseudonym, Set<Long>> lots = new TreeMap<>();
    private final SortedSet<Pseudonym> openLots = new TreeSet<>();
    private final Set<String> holds = new LinkedHashSet<>();
    private final SortedSet<Pseudonym> tiers = new TreeSet<>();
    private final SortedSet<Pseudonym> attributes = new TreeSet<>();
    private final Map<Pseudonym, Set<String>> counts = new HashMap<>();

    /** The member's account is changed. */
    public void account(Pseudonym member) {
        members.add(member);
    }

    /** So many of the member's points may be drawn on, in all. */
    public void points(Pseudonym member, long more) {
        account(member);
        points.merge(member, more, Long::sum);
    }

    /** What an entry of the member's brought. */
    public void lot(Pseudonym member, long entrySeq) {
        account(member);
        lots.computeIfAbsent(member, m -> new TreeSet<>()).add(entrySeq);
    }

    /** All of the member's lots that have something left may be changed. */
    public void openLots(Pseudonym member) {
        account(member);
        openLots.add(member);
    }

    /** A hold of the member's may be captured or released. */
    public void hold(Pseudonym member, String holdId) {
        account(member);
        holds.add(holdId);
    }

    /** The tiers that the member held are asked for. */
    public void tiers(Pseudonym member) {
        account(member);
        tiers.add(member);
    }

    /** The attributes that the member had are asked for. */
    public void attributes(Pseudonym member) {
        account(member);
        attributes.add(member);
    }

    /** Figures that are counted of the member are asked for. */
    public void counts(Pseudonym member, Set<String> names) {
        account(member);
        counts.computeIfAbsent(member, m -> new HashSet<>()).addAll(names);
    }

    SortedSet<Pseudonym> members() {
        return members;
    }

    Map<Pseudonym, Long> points() {
        return points;
    }

    Map<Pseudonym, Set<Long>> lots() {
        return lots;
    }

    SortedSet<Pseudonym> openLots() {
        return openLots;
    }

    Collection<String> holds() {
        return holds;
    }

    Collection<Pseudonym> tiers() {
        return tiers;
    }

    Collection<Pseudonym> attributes() {
        return attributes;
    }

    Map<Pseudonym, Set<String>> counts() {
        return counts;
    }
}
