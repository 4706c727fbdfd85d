package loyalty.voucher.wallet;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import loyalty.clock.DueWork;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.events.StoreCurrencyExpired;
import loyalty.events.StoreCurrencyOpened;
import loyalty.events.VoucherExpired;
import loyalty.events.VoucherStarted;
import loyalty.outbox.DatabaseException;

/** What time does to wallets: vouchers end, windows open and close. Some hundred in a transaction, each once. */
@ApplicationScoped
class MoveWithTime implements DueWork {

    private static final int PAGE = 500;
    private static final String NEXT = """
            SELECT MIN(due_at) FROM (SELECT MIN(due_at) AS due_at FROM voucher
                UNION ALL SELECT MIN(due_at) FROM store_currency_lot) due""";

    private final AgroalDataSource database;
    private final Holders holders;
    private final Vouchers vouchers;
    private final Lots lots;
    private final Happenings happenings;

    MoveWithTime(AgroalDataSource database, Holders holders, Vouchers vouchers, Lots lots, Happenings happenings) {
        this.database = database;
        this.holders = holders;
        this.vouchers = vouchers;
        this.lots = lots;
        this.happenings = happenings;
    }

    @Override
    public Optional<Instant> nextDue() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEXT);
                ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDateTime.class)).map(due -> due.toInstant(ZoneOffset.UTC));
        } catch (SQLException e) {
            throw new DatabaseException("what is due could not be read", e);
        }
    }

    @Override
    public void runDue(Instant at) {
        while (QuarkusTransaction.requiringNew().call(() -> moved(at))) {
            // The next page, in a transaction of its own.
        }
    }

    private boolean moved(Instant at) {
        SortedSet<Pseudonym> members = new TreeSet<>(vouchers.dueUpTo(at, PAGE));
        members.addAll(lots.dueUpTo(at, PAGE));
        if (members.isEmpty()) {
            return false;
        }
        // From here on nobody else moves what these members have: what is read is what is moved.
        SortedMap<Pseudonym, Long> sequences = holders.lock(members);
        List<MemberEvent> events = new ArrayList<>();
        vouchers.start(at, members)
                .forEach(v ->
                        events.add(new VoucherStarted(v.member(), v.validity().from(), v.voucherId())));
        vouchers.expire(at, members)
                .forEach(v ->
                        events.add(new VoucherExpired(v.member(), v.validity().until(), v.voucherId())));
        // Closed before opened, so that a window that did both meanwhile tells of both, in two pages.
        lots.close(at, members).stream()
                .filter(lot -> lot.left().signum() > 0)
                .forEach(lot -> events.add(
                        new StoreCurrencyExpired(lot.member(), lot.redeemableUntil(), lot.lotId(), lot.left())));
        lots.open(at, members)
                .forEach(lot -> events.add(
                        new StoreCurrencyOpened(lot.member(), lot.redeemableFrom(), lot.lotId(), lot.left())));
        happenings.record(events, sequences, at);
        holders.count(sequences);
        return true;
    }
}
