package loyalty.points.openingbalances;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import loyalty.database.Batches;
import loyalty.points.domain.Opened;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.ledger.BalanceAfter;
import loyalty.points.ledger.LedgerJson;
import org.hibernate.StatelessSession;

/** What was taken over. Opening balances are added, and that is all. */
@ApplicationScoped
class OpeningBalances implements PanacheRepositoryBase<OpeningEntity, OpeningEntity.Id> {

    private static final String NAMED = "from OpeningEntity where id.openingId in :keys";

    private final Batches rows;

    OpeningBalances(StatelessSession session) {
        this.rows = new Batches(session);
    }

    /** Those of these opening balances that there are. */
    List<TakenOver> named(Collection<String> openingIds) {
        return rows.select(NAMED, OpeningEntity.class, openingIds).stream()
                .map(OpeningBalances::takenOver)
                .toList();
    }

    void add(Collection<TakenOver> openings) {
        rows.insert(openings.stream().map(OpeningBalances::row).toList());
    }

    private static OpeningEntity row(TakenOver takenOver) {
        Opened opened = takenOver.opened();
        OpeningBalance opening = opened.opening();
        OpeningEntity row = new OpeningEntity();
        row.id = new OpeningEntity.Id(takenOver.member(), opening.openingId());
        row.bodyHash = takenOver.bodyHash();
        row.at = opened.at();
        row.eventSeq = opened.eventSeq();
        row.entrySeq = opened.entrySeq();
        row.lots = LedgerJson.writeOpening(opening.lots());
        row.lifetimeEarned = opening.lifetimeEarned();
        row.qualifying = opening.qualifying();
        row.programmeVersion = opening.programmeVersion();
        row.after = BalanceAfter.of(opened.after());
        return row;
    }

    private static TakenOver takenOver(OpeningEntity row) {
        var opening = new OpeningBalance(
                row.id.openingId(),
                LedgerJson.opening(row.lots),
                row.lifetimeEarned,
                row.qualifying,
                row.programmeVersion);
        var opened = new Opened(opening, row.at, row.eventSeq, row.entrySeq, row.after.balance());
        return new TakenOver(row.id.pseudonym(), opened, row.bodyHash);
    }
}
