package loyalty.voucher.exchange;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.owner;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loyalty.database.Database;
import loyalty.voucher.domain.Exchange;

/**
 * The exchanges of points for vouchers: those under way and those that are done. Several callers may be at the same one
 * without a lock, so a move tells whether it found the exchange in a state that allows it.
 */
@ApplicationScoped
class Exchanges {

    private static final String FIND = "select * from exchange where exchange_id = ?";
    private static final String ADD = """
            insert ignore into exchange (exchange_id, pseudonym, body_hash, reward, programme_version, points, limited,
                hold_id, status, asked_at, resume_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(6) + interval ? second)""";
    private static final String UNDER_WAY = " where exchange_id = ? and hold_id = ? and status in ('pending', 'held')";
    private static final String HOLD = "update exchange set status = ?" + UNDER_WAY;
    private static final String COMPLETE =
            "update exchange set status = ?, voucher_id = ?, resume_at = null" + UNDER_WAY;
    private static final String ABANDON =
            "delete from exchange where exchange_id = ? and hold_id = ? and (status = 'pending' or status = ?)";
    private static final String DUE =
            "select * from exchange where resume_at <= utc_timestamp(6) order by resume_at limit ?";
    private static final String CLAIM = """
            update exchange set resume_at = utc_timestamp(6) + interval ? second
            where exchange_id = ? and hold_id = ? and resume_at <= utc_timestamp(6)""";

    private final Database database;
    private final Duration lease;

    Exchanges(Database database, ExchangeConfig config) {
        this.database = database;
        this.lease = config.exchangeLease();
    }

    Optional<StoredExchange> find(String exchangeId) {
        return database.read(FIND, Exchanges::exchange, exchangeId).stream().findFirst();
    }

    /** Writes down what is begun; whether it was new. From the end of the lease on anybody may end it. */
    boolean add(StoredExchange exchange) {
        return one(
                ADD,
                exchange.exchangeId(),
                exchange.member(),
                exchange.fingerprint(),
                exchange.reward(),
                exchange.programmeVersion(),
                exchange.points(),
                exchange.limited(),
                exchange.holdId(),
                exchange.state().stored(),
                exchange.askedAt(),
                lease.toSeconds());
    }

    /** Notes that the points are held; whether this attempt is still under way. */
    boolean move(StoredExchange exchange, Exchange.Held after) {
        return one(HOLD, after.stored(), exchange.exchangeId(), exchange.holdId());
    }

    /** Notes what it brought; whether it was still under way, so that nobody else had done so. */
    boolean move(StoredExchange exchange, Exchange.Completed after) {
        return one(COMPLETE, after.stored(), after.voucherId(), exchange.exchangeId(), exchange.holdId());
    }

    /** Forgets an attempt; whether it was there in the state that is abandoned. */
    boolean move(StoredExchange exchange, Exchange.Abandoned after) {
        return one(
                ABANDON, exchange.exchangeId(), exchange.holdId(), after.from().stored());
    }

    /** Takes over some of those whose lease has run out. */
    List<StoredExchange> claimLeft(int limit) {
        return database.read(DUE, Exchanges::exchange, limit).stream()
                .filter(left -> one(CLAIM, lease.toSeconds(), left.exchangeId(), left.holdId()))
                .toList();
    }

    private boolean one(String sql, Object... values) {
        return database.execute(sql, values) == 1;
    }

    private static StoredExchange exchange(ResultSet row) throws SQLException {
        return new StoredExchange(
                row.getString("exchange_id"),
                owner(row),
                row.getBytes("body_hash"),
                row.getString("reward"),
                row.getString("programme_version"),
                row.getLong("points"),
                row.getBoolean("limited"),
                row.getString("hold_id"),
                Exchange.of(row.getString("status"), row.getString("voucher_id")),
                instant(row, "asked_at"));
    }
}
