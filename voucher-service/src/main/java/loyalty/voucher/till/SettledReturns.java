package loyalty.voucher.till;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.database.Database;

/** Returns that are settled, each with its answer. Rows are added, and that is all. */
@ApplicationScoped
public class SettledReturns {

    private static final String FIND = "select * from settled_return where order_id = ? and return_id = ?";
    private static final String RETURNED = "select order_id, returned from settled_return where order_id in (:keys)";
    private static final String ADD = """
            insert into settled_return (order_id, return_id, pseudonym, returned, payable, voucher, store_currency,
                cancelled, withheld, restored, vouchers, settled_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    SettledReturns(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A return, if it is settled. */
    public Optional<SettledReturn> find(String orderId, String returnId) {
        return database
                .read(
                        FIND,
                        row -> new SettledReturn(
                                orderId,
                                returnId,
                                row.owner(),
                                read(row.getString("returned"), COUNTS),
                                row.getBigDecimal("payable"),
                                row.getBigDecimal("voucher"),
                                row.getBigDecimal("store_currency"),
                                row.getBigDecimal("cancelled"),
                                row.getBigDecimal("withheld"),
                                row.getBigDecimal("restored"),
                                read(row.getString("vouchers"), IDS)),
                        orderId,
                        returnId)
                .stream()
                .findFirst();
    }

    /** How many of each line of orders have come back, by order and line; orders of which nothing has are left out. */
    public Map<String, Map<String, Long>> returned(Collection<String> orderIds) {
        Map<String, Map<String, Long>> returned = new HashMap<>();
        database.change(rows -> rows.select(
                        RETURNED,
                        orderIds,
                        row -> Map.entry(row.getString("order_id"), read(row.getString("returned"), COUNTS)))
                .forEach(entry -> entry.getValue()
                        .forEach((line, count) -> returned.computeIfAbsent(entry.getKey(), order -> new HashMap<>())
                                .merge(line, count, Math::max))));
        return returned;
    }

    /** Adds a return of a member who is locked. */
    public void add(SettledReturn settled, Instant at) {
        database.execute(
                ADD,
                settled.orderId(),
                settled.returnId(),
                settled.member(),
                text(settled.returned()),
                settled.payable(),
                settled.voucher(),
                settled.storeCurrency(),
                settled.cancelled(),
                settled.withheld(),
                settled.restored(),
                text(settled.vouchers()),
                at);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row holds a return that cannot be read", e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and ids can always be written", e);
        }
    }
}
