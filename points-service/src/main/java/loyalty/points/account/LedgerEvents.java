package loyalty.points.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.outbox.EventSource;
import org.jspecify.annotations.Nullable;

/** Makes the ledger's events again from its append-only rows, member by member. */
@ApplicationScoped
class LedgerEvents implements EventSource {

    private static final int MEMBERS_A_ROUND = 500;
    private static final int PAGE = 500;

    private final Ledger ledger;

    LedgerEvents(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void since(Instant from, Consumer<List<Envelope>> pages) {
        List<Envelope> page = new ArrayList<>(PAGE);
        List<Pseudonym> members = members(null, from);
        while (!members.isEmpty()) {
            for (Pseudonym member : members) {
                for (Envelope event : ledger.read(connection -> events(connection, member, from))) {
                    page.add(event);
                    if (page.size() == PAGE) {
                        pages.accept(List.copyOf(page));
                        page.clear();
                    }
                }
            }
            members = members(members.getLast(), from);
        }
        if (!page.isEmpty()) {
            pages.accept(List.copyOf(page));
        }
    }

    private List<Pseudonym> members(@Nullable Pseudonym after, Instant from) {
        Pseudonym behind = after == null ? new Pseudonym("0".repeat(32)) : after;
        return ledger.read(connection -> Accounts.changedSince(connection, behind, from, MEMBERS_A_ROUND));
    }

    private static List<Envelope> events(Connection connection, Pseudonym member, Instant from) throws SQLException {
        List<Envelope> events = new ArrayList<>();
        new Purchases(connection)
                .postedFrom(member, from)
                .forEach(owned -> events.add(LedgerNews.of(member, owned.purchase(), null)));
        new Activities(connection).postedFrom(member, from).forEach(owned -> events.add(LedgerNews.of(owned, null)));
        new OpeningBalances(connection)
                .postedFrom(member, from)
                .forEach(owned -> events.add(LedgerNews.of(owned, null)));
        Purchases purchases = new Purchases(connection);
        for (Returns.Owned owned : new Returns(connection).postedFrom(member, from)) {
            purchases
                    .find(List.of(owned.orderId()))
                    .forEach(order -> events.add(ReturnNews.of(owned, order.purchase(), null)));
        }
        new Activations(connection)
                .from(member, from)
                .forEach(activation -> events.add(LedgerNews.of(member, activation)));
        new Entries(connection).telling(member, from).forEach(entry -> {
            Long eventSeq = entry.eventSeq();
            if (eventSeq != null) {
                events.add(LedgerNews.of(member, entry, eventSeq));
            }
        });
        new Holds(connection).stepsFrom(member, from).forEach(step -> events.add(LedgerNews.of(step, null)));
        new Adjustments(connection).stepsFrom(member, from).forEach(step -> events.add(LedgerNews.of(step, null)));
        events.sort(Comparator.comparingLong(Envelope::sequence));
        return events;
    }
}
