package loyalty.points.returns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loyalty.database.ManyRows;
import loyalty.points.posting.Ledger;
import loyalty.points.vouchers.SettledReturn;

/** What returns came to in voucher-service, and those of which that is not known yet. */
@ApplicationScoped
class ReturnSettlements {

    private static final String FIND =
            "select * from return_settlement where order_id in (:keys) and return_id = ? and resume_at is null";
    private static final String OPEN =
            "select return_id from return_settlement where order_id in (:keys) and resume_at is not null";
    private static final String SETTLE = """
            update return_settlement set resume_at = null, payable = ?, voucher = ?, store_currency = ?, cancelled = ?,
                withheld = ?, restored = ?, vouchers = ?
            where order_id = ? and return_id = ? and resume_at is not null""";
    private static final String LEFT = """
            select order_id, return_id from return_settlement where resume_at <= utc_timestamp(6)
            order by resume_at limit ?""";
    private static final String CLAIM = """
            update return_settlement set resume_at = utc_timestamp(6) + interval ? second
            where order_id = ? and return_id = ? and resume_at <= utc_timestamp(6)""";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    private final Ledger ledger;
    private final ObjectMapper json;

    ReturnSettlements(Ledger ledger, ObjectMapper json) {
        this.ledger = ledger;
        this.json = json;
    }

    /** A return by its ids. */
    record Left(String orderId, String returnId) {}

    /** What a return came to, with the ids of its vouchers and without their codes; nothing while it is not settled. */
    Optional<SettledReturn> find(String orderId, String returnId) {
        return ledger
                .read(connection -> new ManyRows(connection)
                        .select(
                                FIND,
                                List.of(orderId),
                                row -> new SettledReturn(
                                        row.getBigDecimal("payable"),
                                        row.getBigDecimal("voucher"),
                                        row.getBigDecimal("store_currency"),
                                        row.getBigDecimal("cancelled"),
                                        row.getBigDecimal("withheld"),
                                        row.getBigDecimal("restored"),
                                        vouchers(row.getString("vouchers"))),
                                returnId))
                .stream()
                .findFirst();
    }

    /** Those returns of an order that are not settled. */
    Set<String> openOf(String orderId) {
        return new HashSet<>(ledger.read(connection ->
                new ManyRows(connection).select(OPEN, List.of(orderId), row -> row.getString("return_id"))));
    }

    /** Notes what a return came to; the first word on it stands. */
    void settle(String orderId, String returnId, SettledReturn settled) {
        QuarkusTransaction.requiringNew()
                .call(() -> ledger.read(connection -> new ManyRows(connection)
                        .execute(
                                SETTLE,
                                settled.payable(),
                                settled.voucher(),
                                settled.storeCurrency(),
                                settled.cancelled(),
                                settled.withheld(),
                                settled.restored(),
                                text(settled.vouchers().stream()
                                        .map(SettledReturn.GivenBack::voucherId)
                                        .toList()),
                                orderId,
                                returnId)));
    }

    /** Takes over some of those whose lease has run out. */
    List<Left> claimLeft(int most) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ledger.read(connection -> {
                    ManyRows rows = new ManyRows(connection);
                    List<Left> claimed = new ArrayList<>();
                    for (Left left : rows.read(
                            LEFT,
                            row -> new Left(row.getString("order_id"), row.getString("return_id")),
                            List.of(most))) {
                        if (rows.execute(CLAIM, LEASE.toSeconds(), left.orderId(), left.returnId()) == 1) {
                            claimed.add(left);
                        }
                    }
                    return claimed;
                }));
    }

    private List<SettledReturn.GivenBack> vouchers(String text) {
        try {
            return json.readValue(text, IDS).stream()
                    .map(id -> new SettledReturn.GivenBack(id, id))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row holds ids that cannot be read", e);
        }
    }

    private String text(List<String> ids) {
        try {
            return json.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ids can always be written", e);
        }
    }
}
