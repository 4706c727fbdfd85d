package loyalty.tier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import loyalty.database.Database;
import loyalty.events.EventType;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherIssued;
import loyalty.outbox.EventHandler;
import loyalty.outbox.Received;
import loyalty.programme.versions.KnownProgrammes;

/** Notes in which order events are applied, of a type that nobody else in this service wants. */
@ApplicationScoped
public class Heard implements EventHandler {

    private final Database database;
    private final KnownProgrammes programmes;

    Heard(Database database, KnownProgrammes programmes) {
        this.database = database;
        this.programmes = programmes;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.VOUCHER_ISSUED);
    }

    @Override
    public void handle(List<Received> events) {
        for (Received event : events) {
            VoucherIssued issued = (VoucherIssued) event.data();
            database.execute(
                    "insert into heard (pseudonym, sequence_no) values (?, ?)", issued.member(), event.sequence());
            programmes.named(issued.cause());
        }
    }

    static List<Long> of(Pseudonym member) {
        return Waiting.database()
                .read(
                        "select sequence_no from heard where pseudonym = ? order by id",
                        row -> row.getLong("sequence_no"),
                        member);
    }
}
