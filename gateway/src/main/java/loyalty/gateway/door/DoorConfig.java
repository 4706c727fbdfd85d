package loyalty.gateway.door;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long the door waits for those who call. */
@ConfigMapping(prefix = "loyalty.door")
interface DoorConfig {

    /** From a new connection to the whole header of its first request. */
    Duration headerDeadline();

    /** From an answer to the whole header of the next request on the same connection. */
    Duration keepAlive();

    /** From the header to the end of the body. */
    Duration bodyDeadline();
}
