package loyalty.outbox.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long, and how many, events may wait for what they build on. */
@ConfigMapping(prefix = "loyalty.events")
interface ParkingConfig {

    /** How long an event waits at most, in real time; then it is set aside with its followers. */
    @WithDefault("PT24H")
    Duration parkMax();

    /** How many events wait at once, about; from then on the consumer takes in no more. */
    @WithDefault("10000")
    int parkedMax();
}
