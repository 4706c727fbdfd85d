package loyalty.points.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.Activation;
import org.jspecify.annotations.Nullable;

/** The rows of {@code activation}. Rows are added, and that is all. */
public final class Activations {

    private final ManyRows rows;

    public Activations(ManyRows rows) {
        this.rows = rows;
    }

    /** An activation and whose it is. */
    record MemberActivation(Pseudonym member, Activation activation) {}

    public void add(List<MemberActivation> activations) {
        List<@Nullable Object[]> values = new ArrayList<>(activations.size());
        for (MemberActivation memberActivation : activations) {
            Activation activation = memberActivation.activation();
            values.add(new @Nullable Object[] {
                memberActivation.member(), activation.eventSeq(), activation.at(), activation.points()
            });
        }
        rows.insert("insert into activation (pseudonym, event_seq, at, points)", values);
    }

    /** What began to count after one instant and up to another. */
    public List<Activation> between(Pseudonym member, Instant after, Instant upTo) {
        return rows.select(
                "select event_seq, at, points from activation where pseudonym in (:keys) and at > ? and at <= ?"
                        + " order by event_seq",
                List.of(member),
                Activations::read,
                after,
                upTo);
    }

    private static Activation read(Row row) {
        return new Activation(row.getLong("event_seq"), row.instant("at"), row.getLong("points"));
    }
}
