package loyalty.points.lives;

import java.time.LocalDate;
import java.time.ZoneId;
import loyalty.events.Pseudonym;
import loyalty.points.posting.Command;
import loyalty.programme.earning.Life;

/**
 * Has what a member has live on as if it had been earned on a day, where that is longer.
 *
 * @param tier reached, whose life of points it is
 * @param from the day, in the zone
 */
record Extend(Pseudonym member, String tier, Life life, LocalDate from, ZoneId zone) implements Command<Long> {}
