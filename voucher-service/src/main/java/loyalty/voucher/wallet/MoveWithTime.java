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
import java.util.TreeSet;
import java.util.stream.Stream;
import loyalty.clock.DueWork;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.events.StoreCurrencyExpired;
import loyalty.events.StoreCurrencyOpened;
import loyalty.events.VoucherExpired;
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
        List<Vouchers.Row> dueVouchers = vouchers.dueUpTo(at, PAGE);
        List<Lots.Row> dueLots = lots.dueUpTo(at, PAGE);
        TreeSet<Pseudonym> members = new TreeSet<>();
        dueVouchers.forEach(voucher -> members.add(voucher.member()));
        dueLots.forEach(lot -> members.add(lot.member()));
        if (members.isEmpty()) {
            return false;
        }
        SortedMap<Pseudonym, Long> sequences = holders.lock(members);
        List<MemberEvent> events = new ArrayList<>();
        dueVouchers.stream()
                .filter(vouchers::expire)
                .forEach(v ->
                        events.add(new VoucherExpired(v.member(), v.validity().until(), v.voucherId())));
        dueLots.stream().flatMap(this::moved).forEach(events::add);
        happenings.record(events, sequences, at);
        holders.count(sequences);
        return true;
    }

    /** Exactly one of the two moves is due; the row says which, and refuses the other. */
    private Stream<MemberEvent> moved(Lots.Row lot) {
        if (lots.open(lot)) {
            return Stream.of(new StoreCurrencyOpened(lot.member(), lot.redeemableFrom(), lot.lotId(), lot.left()));
        }
        return lots.close(lot) && lot.left().signum() > 0
                ? Stream.of(new StoreCurrencyExpired(lot.member(), lot.redeemableUntil(), lot.lotId(), lot.left()))
                : Stream.empty();
    }
}
