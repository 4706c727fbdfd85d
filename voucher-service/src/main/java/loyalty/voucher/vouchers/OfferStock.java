package loyalty.voucher.vouchers;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.database.Database;

/** How many of each offer are gone of which there are only so many: of rewards, and of codes that many may type in. */
@ApplicationScoped
public class OfferStock {

    private static final String ALL = "select reward, sold from reward_sale";
    private static final String BEGIN = "insert ignore into reward_sale (reward, sold) values (?, 0)";
    private static final String TAKE = "update reward_sale set sold = sold + 1 where reward = ? and sold < ?";
    private static final String PUT_BACK = "update reward_sale set sold = sold - 1 where reward = ?";

    private final Database database;

    OfferStock(Database database) {
        this.database = database;
    }

    /** What is gone, by offer. */
    public Map<String, Long> gone() {
        return database.read(ALL, row -> Map.entry(row.getString("reward"), row.getLong("sold"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * How many of an offer are gone. Makes its row, outside of any transaction: made inside, the first buyers would hold
     * it shared and wait for each other.
     */
    public long goneOf(String offer) {
        Long known = gone().get(offer);
        if (known == null) {
            database.execute(BEGIN, offer);
        }
        return known == null ? 0 : known;
    }

    /** Takes one in the caller's transaction; whether there was one. */
    public boolean take(String offer, long stock) {
        return database.execute(TAKE, offer, stock) == 1;
    }

    /** Takes one in the caller's transaction, of an offer whose row may not be there yet. */
    boolean takeNow(String offer, long stock) {
        QuarkusTransaction.requiringNew().run(() -> goneOf(offer));
        return take(offer, stock);
    }

    /** Puts one back; nothing where an offer is not counted. */
    public void putBack(String offer) {
        database.execute(PUT_BACK, offer);
    }
}
