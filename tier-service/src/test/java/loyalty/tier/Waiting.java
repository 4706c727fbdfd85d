package loyalty.tier;

import io.quarkus.arc.Arc;
import java.util.SortedSet;
import java.util.TreeSet;
import loyalty.database.Database;

/** What waits in the service under test. */
final class Waiting {

    private Waiting() {}

    /** Partition and offset of every message that waits. */
    static SortedSet<String> places() {
        return new TreeSet<>(database()
                .read("select concat(partition_no, '-', log_offset) from parked_message", row -> row.getString(1)));
    }

    /** As after two days. */
    static void grownOld() {
        database().execute("update parked_message set parked_at = parked_at - interval 2 day");
    }

    static Database database() {
        return Arc.container().instance(Database.class).get();
    }
}
