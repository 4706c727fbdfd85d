package loyalty.voucher.issuance;

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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import loyalty.clock.DueWork;
import loyalty.database.DatabaseException;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.voucher.holder.EventLog;
import loyalty.voucher.holder.Holders;
import loyalty.voucher.redemption.Redemptions;
import loyalty.voucher.storecurrency.Lots;
import loyalty.voucher.vouchers.Vouchers;

/** What time does to wallets: vouchers end, windows open and close. Some hundred in a transaction, each once. */
@ApplicationScoped
class SettleDue implements DueWork {

    private static final int PAGE = 500;
    private static final String NEXT = """
            SELECT MIN(due_at) FROM (SELECT MIN(due_at) AS due_at FROM voucher
                UNION ALL SELECT MIN(due_at) FROM store_currency_lot
                UNION ALL SELECT MIN(due_at) FROM redemption) due""";

    private final AgroalDataSource database;
    private final Holders holders;
    private final Vouchers vouchers;
    private final Lots lots;
    private final Redemptions redemptions;
    private final SettleWallets wallets;
    private final EventLog happenings;

    SettleDue(
            AgroalDataSource database,
            Holders holders,
            Vouchers vouchers,
            Lots lots,
            Redemptions redemptions,
            SettleWallets wallets,
            EventLog happenings) {
        this.redemptions = redemptions;
        this.wallets = wallets;
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
        members.addAll(redemptions.dueUpTo(at, PAGE));
        if (members.isEmpty()) {
            return false;
        }
        // From here on nobody else moves what these members have: what is read is what is moved.
        SortedMap<Pseudonym, Long> sequences = holders.lock(members);
        List<MemberEvent> events = wallets.settle(at, members);
        happenings.record(events, sequences, at);
        holders.count(sequences);
        return true;
    }
}
