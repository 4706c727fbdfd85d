package loyalty.points.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.account.Lot;
import loyalty.points.ledger.Holders;
import loyalty.points.ledger.Lots;
import loyalty.points.ledger.Purchases;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.posting.Ledger;
import org.jspecify.annotations.Nullable;

/** Accepted orders, for those who read them. */
@ApplicationScoped
class OrderHistory {

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final Ledger ledger;

    OrderHistory(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * An order as it is now.
     *
     * @throws ProblemException 404
     */
    OrderView order(String orderId, Language language) {
        PlacedOrder stored = find(orderId);
        Balance balance =
                ledger.present(stored.member()).orElse(AccountState.NEW).balance();
        return ledger.read(rows -> {
            String memberId = new Holders(rows).names(List.of(stored.member())).get(stored.member());
            long pending = pending(rows, stored.member(), List.of(stored)).getOrDefault(orderId, 0L);
            return OrderView.present(stored, memberId, pending, balance, language);
        });
    }

    private PlacedOrder find(String orderId) {
        return ledger.read(rows -> new Purchases(rows).find(List.of(orderId))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /**
     * A member's orders, the last placed first.
     *
     * @param after the order behind which the page begins; null for the first page
     */
    Page<OrderView> of(Pseudonym member, String memberId, @Nullable String after, int limit, Language language) {
        ledger.present(member);
        return ledger.read(rows -> {
            Purchases purchases = new Purchases(rows);
            List<PlacedOrder> found = after == null
                    ? purchases.before(member, END, "", limit + 1)
                    : purchases.before(member, placedAt(purchases, member, after), after, limit + 1);
            Map<String, Long> pending = pending(rows, member, found);
            List<OrderView> views = found.stream()
                    .map(stored -> OrderView.present(
                            stored,
                            memberId,
                            pending.getOrDefault(stored.purchase().order().orderId(), 0L),
                            null,
                            language))
                    .toList();
            return Page.of(views, limit, OrderView::orderId);
        });
    }

    private static Instant placedAt(Purchases purchases, Pseudonym member, String after) {
        return purchases.find(List.of(after)).stream()
                .filter(stored -> stored.member().equals(member))
                .map(stored -> stored.purchase().order().placedAt())
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.malformedRequest("after", "not from this list")));
    }

    /** How many points of each of the orders still wait, by order id. */
    private static Map<String, Long> pending(ManyRows rows, Pseudonym member, Collection<PlacedOrder> orders) {
        Map<Long, String> byEntry = new HashMap<>();
        for (PlacedOrder stored : orders) {
            Long entrySeq = stored.purchase().entrySeq();
            if (entrySeq != null) {
                byEntry.put(entrySeq, stored.purchase().order().orderId());
            }
        }
        Map<String, Long> pending = new HashMap<>();
        for (Lot lot : new Lots(rows).waiting(member, byEntry.keySet())) {
            String orderId = byEntry.get(lot.seq());
            if (orderId != null) {
                pending.merge(orderId, lot.left(), Long::sum);
            }
        }
        return pending;
    }
}
