package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.voucher.storecurrency.HeldStoreCurrency;
import loyalty.voucher.storecurrency.Lot;

/** Out of which lots of store currency redemptions pay. */
@ApplicationScoped
public class RedemptionLots implements HeldStoreCurrency {

    private static final String ADD =
            "insert into redemption_lot (redemption_id, pseudonym, lot_id, amount) values (?, ?, ?, ?)";
    private static final String OF_REDEMPTION =
            "select lot_id, amount from redemption_lot where redemption_id = ? order by lot_id";
    private static final String HELD = """
            select l.lot_id, sum(l.amount) as amount from redemption r
            join redemption_lot l on l.redemption_id = r.redemption_id
            where r.pseudonym = ? and r.status = 'reserved' and r.expires_at > ? group by l.lot_id""";

    private static final String NOT_RESTORED = """
            select lot_id, amount - restored as amount from redemption_lot
            where redemption_id = ? and amount > restored""";
    private static final String RESTORE =
            "update redemption_lot set restored = restored + ? where redemption_id = ? and lot_id = ?";

    private final Database database;

    RedemptionLots(Database database) {
        this.database = database;
    }

    /** Writes that a redemption pays out of a lot. */
    public void add(StoredRedemption redemption, Lot.Part part) {
        database.execute(ADD, redemption.redemptionId(), redemption.member(), part.lotId(), part.amount());
    }

    /** Out of which lots a redemption pays. */
    public List<Lot.Part> of(StoredRedemption redemption) {
        return database.read(OF_REDEMPTION, RedemptionLots::part, redemption.redemptionId());
    }

    /** What of each lot has not been given back. */
    List<Lot.Part> notRestored(StoredRedemption redemption) {
        return database.read(NOT_RESTORED, RedemptionLots::part, redemption.redemptionId());
    }

    /** Notes that a part was given back. */
    void restore(StoredRedemption redemption, Lot.Part part) {
        database.execute(RESTORE, part.amount(), redemption.redemptionId(), part.lotId());
    }

    @Override
    public Map<String, BigDecimal> heldAt(Instant now, Pseudonym member) {
        return database.read(HELD, RedemptionLots::part, member, now).stream()
                .collect(Collectors.toMap(Lot.Part::lotId, Lot.Part::amount));
    }

    private static Lot.Part part(Row row) {
        return new Lot.Part(row.getString("lot_id"), row.getBigDecimal("amount"));
    }
}
