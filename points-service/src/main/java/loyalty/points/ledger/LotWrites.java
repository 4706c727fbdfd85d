package loyalty.points.ledger;

import java.util.ArrayList;
import java.util.List;
import loyalty.database.ManyRows;
import loyalty.points.domain.account.Lot;
import loyalty.points.domain.account.Renewal;
import org.jspecify.annotations.Nullable;

/** Writes rows of {@code lot}. */
public final class LotWrites {

    private static final List<String> MOVED = List.of(
            "pseudonym",
            "seq",
            "part",
            "points_left",
            "points_held",
            "points_expired",
            "pending",
            "expires_at",
            "renewal",
            "next_at");
    private static final String SET = String.join(
            ", ",
            MOVED.stream().skip(3).map(name -> "t." + name + " = n." + name).toList());

    private final ManyRows rows;

    public LotWrites(ManyRows rows) {
        this.rows = rows;
    }

    public void open(List<Lots.MemberLot> lots) {
        List<@Nullable Object[]> values = new ArrayList<>(lots.size());
        for (Lots.MemberLot memberLot : lots) {
            Lot lot = memberLot.lot();
            values.add(new @Nullable Object[] {
                memberLot.member(),
                lot.seq(),
                lot.part(),
                lot.points(),
                lot.left(),
                lot.held(),
                lot.expired(),
                lot.pending(),
                lot.availableAt(),
                lot.expiresAt(),
                renewal(lot),
                Lots.nextAt(lot)
            });
        }
        rows.insert("insert into lot (" + Lots.COLUMNS + ", next_at)", values);
    }

    private static @Nullable String renewal(Lot lot) {
        Renewal renewal = lot.renewal();
        return renewal == null ? null : renewal.word();
    }

    public void write(List<Lots.MemberLot> lots) {
        List<@Nullable Object[]> values = new ArrayList<>(lots.size());
        for (Lots.MemberLot memberLot : lots) {
            Lot lot = memberLot.lot();
            values.add(new @Nullable Object[] {
                memberLot.member(),
                lot.seq(),
                lot.part(),
                lot.left(),
                lot.held(),
                lot.expired(),
                lot.pending() ? 1 : 0,
                lot.expiresAt(),
                renewal(lot),
                Lots.nextAt(lot)
            });
        }
        rows.update("lot", MOVED, "t.pseudonym = n.pseudonym and t.seq = n.seq and t.part = n.part", SET, values);
    }
}
