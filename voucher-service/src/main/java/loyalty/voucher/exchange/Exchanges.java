package loyalty.voucher.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loyalty.database.Batches;
import loyalty.voucher.domain.Exchange;
import org.hibernate.StatelessSession;

/**
 * The exchanges of points for vouchers: those under way and those that are done. Several callers may be at the same one
 * without a lock, so a move tells whether it found the exchange in a state that allows it.
 */
@ApplicationScoped
class Exchanges implements PanacheRepositoryBase<ExchangeEntity, String> {

    private static final String NAMED = "from ExchangeEntity where exchangeId in :keys";

    // The lease is of real time, and that is the database's.
    private static final String ADD = """
            insert ignore into exchange (exchange_id, pseudonym, body_hash, reward, programme_version, points, limited,
                hold_id, status, asked_at, resume_at)
            values (:exchangeId, :member, :fingerprint, :reward, :version, :points, :limited, :holdId, :status, :askedAt,
                utc_timestamp(6) + interval :lease second)""";
    private static final String DUE = "select * from exchange where resume_at <= utc_timestamp(6) order by resume_at";
    private static final String CLAIM = """
            update exchange set resume_at = utc_timestamp(6) + interval :lease second
            where exchange_id = :exchangeId and hold_id = :holdId and resume_at <= utc_timestamp(6)""";

    private static final String UNDER_WAY = " where exchangeId = ?1 and holdId = ?2 and status in ('pending', 'held')";
    private static final String HOLD = "status = ?3" + UNDER_WAY;
    private static final String COMPLETE = "status = ?3, voucherId = ?4, resumeAt = null" + UNDER_WAY;
    private static final String ABANDON = "exchangeId = ?1 and holdId = ?2 and (status = 'pending' or status = ?3)";

    private final StatelessSession session;
    private final Batches rows;
    private final Duration lease;

    Exchanges(StatelessSession session, ExchangeConfig config) {
        this.session = session;
        this.rows = new Batches(session);
        this.lease = config.exchangeLease();
    }

    /** As it stands now, also where a caller reads it once more in the same request. */
    Optional<StoredExchange> named(String exchangeId) {
        return rows.select(NAMED, ExchangeEntity.class, List.of(exchangeId)).stream()
                .map(Exchanges::exchange)
                .findFirst();
    }

    /** Writes down what is begun; whether it was new. From the end of the lease on anybody may end it. */
    boolean add(StoredExchange exchange) {
        return session.createNativeMutationQuery(ADD)
                        .setParameter("exchangeId", exchange.exchangeId())
                        .setParameter("member", exchange.member())
                        .setParameter("fingerprint", exchange.fingerprint())
                        .setParameter("reward", exchange.reward())
                        .setParameter("version", exchange.programmeVersion())
                        .setParameter("points", exchange.points())
                        .setParameter("limited", exchange.limited())
                        .setParameter("holdId", exchange.holdId())
                        .setParameter("status", exchange.state().stored())
                        .setParameter("askedAt", exchange.askedAt())
                        .setParameter("lease", lease.toSeconds())
                        .executeUpdate()
                == 1;
    }

    /** Notes that the points are held; whether this attempt is still under way. */
    @Transactional
    boolean move(StoredExchange exchange, Exchange.Held after) {
        return update(HOLD, exchange.exchangeId(), exchange.holdId(), after.stored()) == 1;
    }

    /** Notes what it brought; whether it was still under way, so that nobody else had done so. */
    @Transactional
    boolean move(StoredExchange exchange, Exchange.Completed after) {
        return update(COMPLETE, exchange.exchangeId(), exchange.holdId(), after.stored(), after.voucherId()) == 1;
    }

    /** Forgets an attempt; whether it was there in the state that is abandoned. */
    @Transactional
    boolean move(StoredExchange exchange, Exchange.Abandoned after) {
        return delete(
                        ABANDON,
                        exchange.exchangeId(),
                        exchange.holdId(),
                        after.from().stored())
                == 1;
    }

    /** Takes over some of those whose lease has run out. */
    @Transactional
    List<StoredExchange> claimLeft(int limit) {
        return session.createNativeQuery(DUE, ExchangeEntity.class).setMaxResults(limit).getResultList().stream()
                .filter(this::claim)
                .map(Exchanges::exchange)
                .toList();
    }

    private boolean claim(ExchangeEntity left) {
        return session.createNativeMutationQuery(CLAIM)
                        .setParameter("lease", lease.toSeconds())
                        .setParameter("exchangeId", left.exchangeId)
                        .setParameter("holdId", left.holdId)
                        .executeUpdate()
                == 1;
    }

    private static StoredExchange exchange(ExchangeEntity row) {
        return new StoredExchange(
                row.exchangeId,
                row.pseudonym,
                row.bodyHash,
                row.reward,
                row.programmeVersion,
                row.points,
                row.limited,
                row.holdId,
                Exchange.of(row.status, row.voucherId),
                row.askedAt);
    }
}
