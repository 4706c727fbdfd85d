package loyalty.points.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.Account;
import loyalty.points.domain.account.Lot;

/** All rows that the accounts of a batch brought, gathered by table. */
public record Written(
        List<Entries.Owned> entries,
        List<Lots.Owned> lotsOpened,
        List<Lots.Owned> lotsChanged,
        List<Activations.Owned> activations) {

    /** Gathers them. */
    public static Written of(Map<Pseudonym, Account> accounts) {
        Written all = new Written(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        accounts.forEach((member, account) -> {
            account.entries().forEach(entry -> all.entries.add(new Entries.Owned(member, entry)));
            own(account.lotsOpened(), member, all.lotsOpened);
            own(account.lotsChanged(), member, all.lotsChanged);
            account.activations().forEach(activation -> all.activations.add(new Activations.Owned(member, activation)));
        });
        return all;
    }

    private static void own(Collection<Lot> lots, Pseudonym member, List<Lots.Owned> owned) {
        lots.forEach(lot -> owned.add(new Lots.Owned(member, lot)));
    }
}
