package loyalty.tier;

import io.quarkus.arc.Arc;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import loyalty.database.Database;
import loyalty.events.Envelope;
import loyalty.events.VoucherIssued;

/** What waits in the service under test. */
final class Waiting {

    static final String READINESS = "checks.find { it.name == 'events that wait' }";

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

    /** How many wait, as the readiness tells it. */
    static int toldByReadiness() {
        return ServiceFixture.management("/health/ready").path(READINESS + ".data.messages");
    }

    /** An event that {@link Heard} notes, which names a programme version. */
    static Envelope event(String memberId, int number, String version) {
        Instant at = Instant.parse("2026-06-01T16:00:00Z");
        var data = new VoucherIssued(
                ServiceFixture.pseudonym(memberId),
                at,
                memberId + "-" + number,
                "amount",
                BigDecimal.TEN,
                "USD",
                at,
                at.plus(Duration.ofDays(30)),
                version);
        return Envelope.about(data, number, null);
    }
}
