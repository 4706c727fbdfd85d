package loyalty.points.members;

import java.util.List;
import loyalty.events.TierChanged;

/** Some members hold other tiers now. Observed before anything of theirs is locked, so that an observer may post for them. */
public record TiersReached(List<TierChanged> changes) {}
