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
        List<Entries.MemberEntry> entries,
        List<Lots.MemberLot> lotsOpened,
        List<Lots.MemberLot> lotsChanged,
        List<Activations.MemberActivation> activations) {

    /** Gathers them. */
    public static Written of(Map<Pseudonym, Account> accounts) {
        Written all = new Written(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        accounts.forEach((member, account) -> {
            account.entries().forEach(entry -> all.entries.add(new Entries.MemberEntry(member, entry)));
            add(account.lotsOpened(), member, all.lotsOpened);
            add(account.lotsChanged(), member, all.lotsChanged);
            account.activations()
                    .forEach(activation -> all.activations.add(new Activations.MemberActivation(member, activation)));
        });
        return all;
    }

    private static void add(Collection<Lot> lots, Pseudonym member, List<Lots.MemberLot> memberLots) {
        lots.forEach(lot -> memberLots.add(new Lots.MemberLot(member, lot)));
    }
}
