package loyalty.points.wishes;

import loyalty.events.Pseudonym;
import loyalty.points.posting.Command;

/** A member makes a wish; it is remembered what they had to spend that day. */
record WishCommand(Pseudonym member, String id, byte[] bodyHash) implements Command.Creating<Long> {}
