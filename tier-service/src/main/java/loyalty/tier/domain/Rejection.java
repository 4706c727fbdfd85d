package loyalty.tier.domain;

import java.time.Instant;
import java.util.List;

/** Why the service refuses. A refusal writes nothing and leaves the caller's id free. */
public sealed interface Rejection {

    /**
     * What was sent cannot be what it should be.
     *
     * @param faults at least one
     */
    record Malformed(List<Fault> faults) implements Rejection {

        /** One field only. */
        public static Malformed of(String field, String message) {
            return new Malformed(List.of(new Fault(field, message)));
        }
    }

    /**
     * What is wrong with one field.
     *
     * @param field its path; empty for the whole body
     */
    record Fault(String field, String message) {}

    /** Nobody is enrolled under this id. */
    record UnknownMember() implements Rejection {}

    /** The profile is not the one that the caller has read. */
    record OutdatedProfile() implements Rejection {}

    /** There is a profile where the caller wants to write only if there is none, or another. */
    record PresentProfile() implements Rejection {}

    /**
     * The member changed their date of birth not long ago.
     *
     * @param possibleFrom when they may again
     */
    record BirthDateChangedLately(Instant possibleFrom) implements Rejection {}

    /**
     * The programme does not take such members.
     *
     * @param field which of what they gave does not fit: {@code birthDate} or {@code country}
     */
    record NotEligible(String field) implements Rejection {}

    /**
     * Another member has the same identifier.
     *
     * @param kind of which
     */
    record IdentifierTaken(String kind) implements Rejection {}

    /**
     * The caller looked for too many identifiers that are nobody's.
     *
     * @param seconds after which they may look again
     */
    record TooManyLookups(long seconds) implements Rejection {}

    /** There is no such override of this member's. */
    record UnknownOverride(String overrideId) implements Rejection {}

    /**
     * The id was used for something else.
     *
     * @param id the caller's id
     */
    record IdempotencyMismatch(String id) implements Rejection {}

    /** Nobody decides what they asked for themselves. */
    record OwnRequest(TierOverride.Status status) implements Rejection {}

    /** The override was decided before, by somebody else or in another way. */
    record AlreadyDecided(TierOverride.Status status) implements Rejection {}
}
