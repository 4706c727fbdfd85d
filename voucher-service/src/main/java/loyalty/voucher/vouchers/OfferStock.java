package loyalty.voucher.vouchers;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.programme.wallet.VoucherTemplate;

/** What is gone of each offer of which there is only so much, in number and in money: of rewards, vouchers and codes. */
@ApplicationScoped
public class OfferStock {

    private static final String ALL = "select reward, sold from reward_sale";
    private static final String BEGIN = "insert ignore into reward_sale (reward, sold) values (?, 0)";
    private static final String IS_COUNTED = "select 1 from reward_sale where reward = ?";
    private static final String BEGIN_GIVEN = "insert ignore into reward_sale (reward, sold, worth) select ?, count(*),"
            + " coalesce(sum(if(kind = 'percent', ?, amount)), 0) from voucher where template = ?";
    private static final String TAKE = "update reward_sale set sold = sold + 1, worth = worth + ?"
            + " where reward = ? and sold < ? and worth + ? <= ?";
    private static final String PUT_BACK =
            "update reward_sale set sold = sold - 1, worth = greatest(0, worth - ?) where reward = ?";

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
    public boolean take(String offer, InAll there) {
        return database.execute(TAKE, there.each(), offer, there.number(), there.each(), there.money()) == 1;
    }

    /**
     * Takes one of a voucher in the caller's transaction. What was given before it was counted counts too; the row is made
     * once, in a transaction of its own.
     */
    boolean take(VoucherTemplate voucher) {
        String offer = voucher.stockKey();
        InAll there = InAll.of(voucher);
        if (take(offer, there)) {
            return true;
        }
        if (!database.read(IS_COUNTED, row -> true, offer).isEmpty()) {
            return false;
        }
        QuarkusTransaction.requiringNew().run(() -> database.execute(BEGIN_GIVEN, offer, there.each(), voucher.key()));
        return take(offer, there);
    }

    /** Puts one back that was worth so much; nothing where an offer is not counted. */
    public void putBack(String offer, BigDecimal worth) {
        database.execute(PUT_BACK, worth, offer);
    }
}
