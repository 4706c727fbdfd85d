package loyalty.points.ledger;

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

    public TierPeriodRows(ManyRows rows) {
        this.rows = rows;
    }

    /**
     * What an event of tier-service says of a tier.
     *
     * @param sequence of the event
     */
    public record TierEvent(Pseudonym member, long sequence, LocalDate rateFrom, String ladder, String tier) {}

    private record MemberPeriod(Pseudonym member, TierPeriods.Period period) {}

    /** Remembers what was told; an event that comes again adds nothing. */
    public void add(List<TierEvent> told) {
        List<@Nullable Object[]> values = new ArrayList<>(told.size());
        for (TierEvent event : told) {
            values.add(new @Nullable Object[] {
                event.member(), event.sequence(), event.rateFrom(), event.ladder(), event.tier()
            });
        }
        rows.insert("insert ignore into tier_period (pseudonym, sequence, rate_from, ladder, tier)", values);
    }

    /** Which tiers these members held when; a member of whom nothing was told is absent. */
    public Map<Pseudonym, TierPeriods> of(Collection<Pseudonym> members) {
        Map<Pseudonym, List<TierPeriods.Period>> periods = new HashMap<>();
        rows.select(
                        "select pseudonym, sequence, rate_from, tier from tier_period where pseudonym in (:keys)",
                        members,
                        row -> new MemberPeriod(
                                row.owner(),
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
