package loyalty.points.posting;

import java.time.Instant;
import loyalty.events.Pseudonym;

/** Applies to an account what fell due by the clock up to an instant; asks for nothing else. */
public record Settle(Pseudonym member, Instant upTo) implements Command<Instant> {}
