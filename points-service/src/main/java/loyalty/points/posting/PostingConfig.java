package loyalty.points.posting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the ledger works through what it is asked. */
@ConfigMapping(prefix = "loyalty.posting")
public interface PostingConfig {

    /** Into how many queues the members are cut; each has one worker, so that one member's commands never race. */
    @WithDefault("2")
    int workers();

    /** How long what is in one queue may take, by the pace of the last batches; what comes then is refused. */
    @WithDefault("PT0.5S")
    Duration waitMax();

    /** After how long, and up to a second more, whoever waits is told to ask again, because the database hangs. */
    @WithDefault("PT12S")
    Duration answerMax();

    /** How many commands may wait in one queue, however long they take: the API promises that so many find room. */
    @WithDefault("256")
    int queueMin();

    /** How many commands wait in one queue at most, however quick it is. */
    @WithDefault("4096")
    int queueMax();

    /** How many commands share one transaction at most. */
    @WithDefault("512")
    int batchMax();

    /** How often a batch is tried again that lost against another transaction. */
    @WithDefault("5")
    int attemptsMax();

    /** How many orders of one bulk request wait at a time: enough to fill batches, too few to starve tills. */
    @WithDefault("1024")
    int bulkWindow();
}
