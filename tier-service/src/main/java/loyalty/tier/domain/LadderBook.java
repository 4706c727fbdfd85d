package loyalty.tier.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeVersions;
import loyalty.programme.tiers.Ladder;
import loyalty.programme.tiers.LadderTerms;

/**
 * One ladder through all versions of the programme.
 *
 * @param versions at least one
 * @param further the id of a further ladder; empty for the one by which rates go, whatever a version calls it
 */
public record LadderBook(ProgrammeVersions versions, String further) {

    private static final String MAIN = "";

    /** The ladder by which rates go. */
    public static LadderBook main(ProgrammeVersions versions) {
        return new LadderBook(versions, MAIN);
    }

    /** Every ladder that any version has, the one by which rates go first. */
    public static List<LadderBook> all(ProgrammeVersions versions) {
        return Stream.concat(
                        Stream.of(MAIN),
                        versions.versions().stream()
                                .flatMap(version -> version.programme().ladders().stream())
                                .map(Ladder::ladder)
                                .distinct())
                .map(id -> new LadderBook(versions, id))
                .toList();
    }

    /** Whether any ladder counts by the years of a membership, so that the day of joining matters. */
    public static boolean countMembershipYears(ProgrammeVersions versions) {
        return versions.versions().stream()
                .flatMap(version -> version.programme().allLadders().stream())
                .anyMatch(ladder -> ladder.window() == LadderTerms.Window.MEMBERSHIP_YEAR);
    }

    /** Whether this is the ladder by which rates go. */
    public boolean isMain() {
        return further.equals(MAIN);
    }

    /** The rules in force at an instant; those of the first version that has the ladder, where that one has not. */
    Terms at(Instant instant, LocalDate anchor) {
        Programme programme = versions.inForceAt(instant).orElseThrow().programme();
        return terms(programme, anchor)
                .or(() -> versions.versions().stream()
                        .flatMap(version -> terms(version.programme(), anchor).stream())
                        .findFirst())
                .orElseThrow();
    }

    /** The day on which an instant falls where the programme is at home. */
    LocalDate dayOf(Instant instant) {
        return versions.inForceAt(instant).orElseThrow().programme().calendar().dayOf(instant);
    }

    private Optional<Terms> terms(Programme programme, LocalDate anchor) {
        return isMain()
                ? Optional.of(new Terms(programme, programme.tiers(), anchor))
                : programme.ladders().stream()
                        .filter(ladder -> ladder.ladder().equals(further))
                        .findFirst()
                        .map(ladder -> new Terms(programme, ladder, anchor));
    }
}
