package loyalty.points.posting;

import java.time.Instant;
import loyalty.events.Pseudonym;

/** The clock has moved on: what fell due by then counts. */
public record Settle(Pseudonym member, Instant upTo) implements Command<Instant> {}
