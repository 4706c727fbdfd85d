package loyalty.voucher.vouchers;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.programme.wallet.VoucherTemplate;

/** How many of each offer are gone of which there are only so many: of rewards, and of codes that many may type in. */
@ApplicationScoped
public class OfferStock {

    private static final String ALL = "select reward, sold from reward_sale";
    private static final String BEGIN = "insert ignore into reward_sale (reward, sold) values (?, 0)";
    private static final String IS_COUNTED = "select 1 from reward_sale where reward = ?";
    private static final String BEGIN_GIVEN =
            "insert ignore into reward_sale (reward, sold) select ?, count(*) from voucher where template = ?";
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

    /**
     * Takes one of a voucher in the caller's transaction. What was given before it was counted counts too; the row is made
     * once, in a transaction of its own.
     */
    boolean take(VoucherTemplate voucher, long stock) {
        String offer = voucher.stockKey();
        if (take(offer, stock)) {
            return true;
        }
        if (!database.read(IS_COUNTED, row -> true, offer).isEmpty()) {
            return false;
        }
        QuarkusTransaction.requiringNew().run(() -> database.execute(BEGIN_GIVEN, offer, voucher.key()));
        return take(offer, stock);
    }

    /** Puts one back; nothing where an offer is not counted. */
    public void putBack(String offer) {
        database.execute(PUT_BACK, offer);
    }
}
