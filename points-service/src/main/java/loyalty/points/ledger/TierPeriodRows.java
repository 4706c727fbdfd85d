package loyalty.points.ledger;

import static loyalty.database.ManyRows.owner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.domain.earning.TierPeriods;
import org.jspecify.annotations.Nullable;

/** The rows of {@code tier_period}: what tier-service told, dated. Rows are added, and that is all. */
public final class TierPeriodRows {

    private final ManyRows rows;

    public TierPeriodRows(Connection connection) {
        this.rows = new ManyRows(connection);
    }

    /**
     * One piece of news.
     *
     * @param sequence of its event
     */
    public record News(Pseudonym member, long sequence, LocalDate rateFrom, String ladder, String tier) {}

    private record Told(Pseudonym member, TierPeriods.Period period) {}

    /** Remembers what was told; what is told twice is one piece of news. */
    public void add(List<News> told) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(told.size());
        for (News news : told) {
            values.add(
                    new @Nullable Object[] {news.member(), news.sequence(), news.rateFrom(), news.ladder(), news.tier()
                    });
        }
        rows.insert("insert ignore into tier_period (pseudonym, sequence, rate_from, ladder, tier)", values);
    }

    /** Which tiers these members held when; a member of whom nothing was told is absent. */
    public Map<Pseudonym, TierPeriods> of(Collection<Pseudonym> members) throws SQLException {
        Map<Pseudonym, List<TierPeriods.Period>> periods = new HashMap<>();
        rows.select(
                        "select pseudonym, sequence, rate_from, tier from tier_period where pseudonym in (:keys)",
                        members,
                        row -> new Told(
                                owner(row),
                                new TierPeriods.Period(
                                        row.getLong("sequence"),
                                        row.getObject("rate_from", LocalDate.class),
                                        row.getString("tier"))))
                .forEach(told -> periods.computeIfAbsent(told.member(), member -> new ArrayList<>())
                        .add(told.period()));
        Map<Pseudonym, TierPeriods> tiers = new HashMap<>();
        periods.forEach((member, list) -> tiers.put(member, new TierPeriods(list)));
        return tiers;
    }
}
