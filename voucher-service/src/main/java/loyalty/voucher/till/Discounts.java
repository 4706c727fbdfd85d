package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loyalty.database.Database;
import loyalty.database.Row;
import loyalty.voucher.domain.Discount;
import org.jspecify.annotations.Nullable;

/** What redemptions take off, line by line. */
@ApplicationScoped
public class Discounts {

    private static final String ADD =
            "insert into redemption_part (redemption_id, part, line, voucher_id, line_id, amount)";
    private static final String OF_REDEMPTION =
            "select * from redemption_part where redemption_id = ? order by part, line";

    private static final String GIVEN_BACK =
            "select voucher_id from redemption_part where redemption_id = ? and given_back is not null";
    private static final String RESTORE = """
            update redemption_part set restored = restored + ?
            where redemption_id = ? and voucher_id = ? and line_id = ?""";
    private static final String GIVE_BACK =
            "update redemption_part set given_back = ? where redemption_id = ? and voucher_id = ?";

    private final Database database;

    Discounts(Database database) {
        this.database = database;
    }

    /** Writes what a redemption takes off. */
    public void add(String redemptionId, List<Discount> discounts) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int part = 0; part < discounts.size(); part++) {
            Discount discount = discounts.get(part);
            for (int line = 0; line < discount.shares().size(); line++) {
                Discount.Share share = discount.shares().get(line);
                rows.add(new @Nullable Object[] {
                    redemptionId, part, line, discount.voucherId(), share.lineId(), share.amount()
                });
            }
        }
        database.change(some -> some.insert(ADD, rows));
    }

    private record Line(int part, @Nullable String voucherId, Discount.Share share) {

        static Line of(Row row) {
            return new Line(
                    row.getInt("part"),
                    row.getString("voucher_id"),
                    new Discount.Share(row.getString("line_id"), row.getBigDecimal("amount")));
        }
    }

    /** What a redemption takes off, in the order of application. */
    public List<Discount> of(String redemptionId) {
        Map<Integer, List<Line>> parts = new LinkedHashMap<>();
        database.read(OF_REDEMPTION, Line::of, redemptionId)
                .forEach(line -> parts.computeIfAbsent(line.part(), part -> new ArrayList<>())
                        .add(line));
        return parts.values().stream().map(Discounts::discount).toList();
    }

    /** The vouchers of a redemption whose use is over: they were given back, or cancelled with what had given them. */
    public Set<String> givenBack(String redemptionId) {
        return new HashSet<>(database.read(GIVEN_BACK, row -> row.getString("voucher_id"), redemptionId));
    }

    /** Notes that a part of what a credit took off a line came back into it. */
    public void restore(String redemptionId, String voucherId, String lineId, BigDecimal amount) {
        database.execute(RESTORE, amount, redemptionId, voucherId, lineId);
    }

    /** Notes that the use of a voucher is over. */
    public void giveBack(String redemptionId, String voucherId, Instant at) {
        database.execute(GIVE_BACK, at, redemptionId, voucherId);
    }

    private static Discount discount(List<Line> lines) {
        return new Discount(
                lines.getFirst().voucherId(),
                lines.stream().map(line -> line.share().amount()).reduce(BigDecimal.ZERO, BigDecimal::add),
                lines.stream().map(Line::share).toList());
    }
}
