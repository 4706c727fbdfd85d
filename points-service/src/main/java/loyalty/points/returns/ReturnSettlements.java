package loyalty.points.returns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loyalty.points.vouchers.SettledReturn;
import org.hibernate.StatelessSession;

/** What returns came to in voucher-service, and those of which that is not known yet. */
@ApplicationScoped
class ReturnSettlements implements PanacheRepositoryBase<ReturnSettlementEntity, ReturnSettlementEntity.Id> {

    private static final String SETTLED = "from ReturnSettlementEntity where id = :id and resumeAt is null";
    private static final String OPEN =
            "select id.returnId from ReturnSettlementEntity where id.orderId = :orderId and resumeAt is not null";
    private static final String SETTLE = """
            update ReturnSettlementEntity set resumeAt = null, payable = :payable, voucher = :voucher,
                storeCurrency = :storeCurrency, cancelled = :cancelled, withheld = :withheld, restored = :restored,
                vouchers = :vouchers
            where id = :id and resumeAt is not null""";

    // The lease is of real time, and that is the database's.
    private static final String BEGIN = """
            insert into return_settlement (order_id, return_id, resume_at)
            values (:orderId, :returnId, utc_timestamp(6) + interval :lease second)""";
    private static final String LEFT =
            "select * from return_settlement where resume_at <= utc_timestamp(6) order by resume_at";
    private static final String CLAIM = """
            update return_settlement set resume_at = utc_timestamp(6) + interval :lease second
            where order_id = :orderId and return_id = :returnId and resume_at <= utc_timestamp(6)""";

    /** How long whoever brings goods back, or claims what was left, has to settle it before a sweep does. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    private final StatelessSession session;
    private final ObjectMapper json;

    ReturnSettlements(StatelessSession session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /** A return by its ids. */
    record Left(String orderId, String returnId) {}

    /** Notes, in the transaction of a return, that it is to be settled. */
    void begin(String orderId, String returnId) {
        session.createNativeMutationQuery(BEGIN)
                .setParameter("orderId", orderId)
                .setParameter("returnId", returnId)
                .setParameter("lease", LEASE.toSeconds())
                .executeUpdate();
    }

    /** What a return came to, with the ids of its vouchers and without their codes; nothing while it is not settled. */
    Optional<SettledReturn> of(String orderId, String returnId) {
        return session.createSelectionQuery(SETTLED, ReturnSettlementEntity.class)
                .setParameter("id", new ReturnSettlementEntity.Id(orderId, returnId))
                .uniqueResultOptional()
                .map(this::settled);
    }

    private SettledReturn settled(ReturnSettlementEntity row) {
        return new SettledReturn(
                row.payable,
                row.voucher,
                row.storeCurrency,
                row.cancelled,
                row.withheld,
                row.restored,
                vouchers(row.vouchers));
    }

    /** Those returns of an order that are not settled. */
    Set<String> openOf(String orderId) {
        return Set.copyOf(session.createSelectionQuery(OPEN, String.class)
                .setParameter("orderId", orderId)
                .getResultList());
    }

    /** Notes what a return came to; the first word on it stands. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void settle(String orderId, String returnId, SettledReturn settled) {
        session.createMutationQuery(SETTLE)
                .setParameter("payable", settled.payable())
                .setParameter("voucher", settled.voucher())
                .setParameter("storeCurrency", settled.storeCurrency())
                .setParameter("cancelled", settled.cancelled())
                .setParameter("withheld", settled.withheld())
                .setParameter("restored", settled.restored())
                .setParameter(
                        "vouchers",
                        text(settled.vouchers().stream()
                                .map(SettledReturn.GivenBack::voucherId)
                                .toList()))
                .setParameter("id", new ReturnSettlementEntity.Id(orderId, returnId))
                .executeUpdate();
    }

    /** Takes over some of those whose lease has run out. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Left> claimLeft(int most) {
        return session
                .createNativeQuery(LEFT, ReturnSettlementEntity.class)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new Left(row.id.orderId(), row.id.returnId()))
                .filter(this::claim)
                .toList();
    }

    private boolean claim(Left left) {
        return session.createNativeMutationQuery(CLAIM)
                        .setParameter("lease", LEASE.toSeconds())
                        .setParameter("orderId", left.orderId())
                        .setParameter("returnId", left.returnId())
                        .executeUpdate()
                == 1;
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
