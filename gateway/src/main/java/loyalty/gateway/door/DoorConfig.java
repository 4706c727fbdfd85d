package loyalty.gateway.door;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long the door waits for those who call, and how much it holds of what they send. */
@ConfigMapping(prefix = "loyalty.door")
interface DoorConfig {

    /** From a new connection to the whole header of its first request. */
    Duration headerDeadline();

    /** From an answer to the whole header of the next request on the same connection. */
    Duration keepAlive();

    /** From the header to the end of the body, and as much more as what has come takes at {@link #bodyPace()}. */
    Duration bodyDeadline();

    /** The slowest that a long body may come, in bytes a second. */
    long bodyPace();

    /** How many bytes of all held bodies are in memory at once; beyond it 503. */
    long heldBytesMax();
}
