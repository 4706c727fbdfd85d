package loyalty.voucher.returns;

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

/** Returns that are settled, each with its answer. */
@ApplicationScoped
public class SettledReturns {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    private final SettledReturnRows rows;
    private final ObjectMapper json;

    SettledReturns(SettledReturnRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /** A return, if it is settled. */
    public Optional<SettledReturn> find(String orderId, String returnId) {
        return rows.named(new SettledReturnEntity.Id(orderId, returnId)).map(this::settled);
    }

    private SettledReturn settled(SettledReturnEntity row) {
        return new SettledReturn(
                row.id.orderId(),
                row.id.returnId(),
                row.pseudonym,
                read(row.returned, COUNTS),
                row.payable,
                row.voucher,
                row.storeCurrency,
                row.cancelled,
                row.withheld,
                row.restored,
                read(row.vouchers, IDS));
    }

    /** How many of each line of orders have come back, by order and line; orders of which nothing has are left out. */
    public Map<String, Map<String, Long>> returned(Collection<String> orderIds) {
        Map<String, Map<String, Long>> returned = new HashMap<>();
        rows.ofOrders(orderIds)
                .forEach(row -> read(row.returned, COUNTS)
                        .forEach((line, count) -> returned.computeIfAbsent(row.id.orderId(), order -> new HashMap<>())
                                .merge(line, count, Math::max)));
        return returned;
    }

    /** Adds a return of a member who is locked. */
    public void add(SettledReturn settled, Instant at) {
        SettledReturnEntity row = new SettledReturnEntity();
        row.id = new SettledReturnEntity.Id(settled.orderId(), settled.returnId());
        row.pseudonym = settled.member();
        row.returned = text(settled.returned());
        row.payable = settled.payable();
        row.voucher = settled.voucher();
        row.storeCurrency = settled.storeCurrency();
        row.cancelled = settled.cancelled();
        row.withheld = settled.withheld();
        row.restored = settled.restored();
        row.vouchers = text(settled.vouchers());
        row.settledAt = at;
        rows.add(row);
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
