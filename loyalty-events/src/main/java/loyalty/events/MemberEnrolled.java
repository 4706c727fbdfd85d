package loyalty.events;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A member joined the programme ({@code member.enrolled.v1}, from tier-service).
 *
 * @param at when the enrolment was accepted
 * @param joinedOn the day since which the member counts as one, in the programme's zone; may lie before {@code at}
 */
public record MemberEnrolled(Pseudonym member, Instant at, LocalDate joinedOn) implements MemberEvent {}
