package loyalty.points.posting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the ledger works through what it is asked. */
@ConfigMapping(prefix = "loyalty.posting")
public interface PostingConfig {

    /** Into how many queues the members are cut; each has one worker, so that one member's commands never race. */
    @WithDefault("2")
    int workers();

    /** How many commands wait in one queue at most; the next one is refused. */
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
