package loyalty.voucher.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.database.Database;

/** How many of each limited reward are gone. */
@ApplicationScoped
class RewardSale {

    private static final String ALL = "select reward, sold from reward_sale";
    private static final String BEGIN = "insert ignore into reward_sale (reward, sold) values (?, 0)";
    private static final String TAKE = "update reward_sale set sold = sold + 1 where reward = ? and sold < ?";
    private static final String PUT_BACK = "update reward_sale set sold = sold - 1 where reward = ?";

    private final Database database;

    RewardSale(Database database) {
        this.database = database;
    }

    /** What is gone, by reward. */
    Map<String, Long> sold() {
        return database.read(ALL, row -> Map.entry(row.getString("reward"), row.getLong("sold"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * How many of a reward are gone. Makes its row, outside of any transaction: made inside, the first buyers would hold
     * it shared and wait for each other.
     */
    long soldOf(String reward) {
        Long known = sold().get(reward);
        if (known == null) {
            database.execute(BEGIN, reward);
        }
        return known == null ? 0 : known;
    }

    /** Takes one in the caller's transaction; whether there was one. */
    boolean take(String reward, long stock) {
        return database.execute(TAKE, reward, stock) == 1;
    }

    /** Puts one back. */
    void putBack(String reward) {
        database.execute(PUT_BACK, reward);
    }
}
