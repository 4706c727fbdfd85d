package loyalty.voucher.exchange;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import loyalty.database.DatabaseException;
import loyalty.voucher.holder.Rows;

/** How many of each limited reward are gone. */
@ApplicationScoped
class RewardSale {

    private static final String ALL = "SELECT reward, sold FROM reward_sale";
    private static final String BEGIN = "INSERT IGNORE INTO reward_sale (reward, sold) VALUES (?, 0)";
    private static final String TAKE = "UPDATE reward_sale SET sold = sold + 1 WHERE reward = ? AND sold < ?";
    private static final String PUT_BACK = "UPDATE reward_sale SET sold = sold - 1 WHERE reward = ?";

    private final AgroalDataSource database;

    RewardSale(AgroalDataSource database) {
        this.database = database;
    }

    /** What is gone, by reward. */
    Map<String, Long> sold() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet rows = select.executeQuery()) {
            Map<String, Long> sold = new HashMap<>();
            while (rows.next()) {
                sold.put(rows.getString("reward"), rows.getLong("sold"));
            }
            return sold;
        } catch (SQLException e) {
            throw new DatabaseException("the stock could not be read", e);
        }
    }

    /**
     * How many of a reward are gone. Makes its row, outside of any transaction: made inside, the first buyers would hold
     * it shared and wait for each other.
     */
    long soldOf(String reward) {
        Long known = sold().get(reward);
        if (known == null) {
            Rows.update(database, BEGIN, begin -> begin.setString(1, reward));
        }
        return known == null ? 0 : known;
    }

    /** Takes one in the caller's transaction; whether there was one. */
    boolean take(String reward, long stock) {
        return Rows.update(database, TAKE, take -> {
                    take.setString(1, reward);
                    take.setLong(2, stock);
                })
                == 1;
    }

    /** Puts one back. */
    void putBack(String reward) {
        Rows.update(database, PUT_BACK, back -> back.setString(1, reward));
    }
}
