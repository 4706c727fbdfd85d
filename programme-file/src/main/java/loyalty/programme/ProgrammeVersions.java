package loyalty.programme;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All versions of the programme that are known, in the order in which they come into force.
 *
 * @param versions never empty once a programme was published
 */
public record ProgrammeVersions(List<Version> versions) {

    public ProgrammeVersions {
        versions = versions.stream()
                .sorted(Comparator.comparing(Version::effectiveAt))
                .toList();
    }

    /** The version in force at an instant: the first one covers all earlier dates. Nothing when none is known yet. */
    public Optional<Version> inForceAt(Instant instant) {
        return versions.reversed().stream()
                .filter(version -> !version.effectiveAt().isAfter(instant))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    /** The version with an id. */
    public Optional<Version> named(String id) {
        return versions.stream().filter(v -> v.programme().version().equals(id)).findFirst();
    }

    /**
     * A published version.
     *
     * @param effectiveAt from when it is in force
     * @param programme what it says
     */
    public record Version(Instant effectiveAt, Programme programme) {}
}
