package loyalty.points.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.database.ManyRows;
import loyalty.events.MemberAttributesChanged;
import loyalty.events.Pseudonym;
import loyalty.points.domain.earning.AttributePeriods;
import org.jspecify.annotations.Nullable;

/** The rows of {@code attribute_period}: what tier-service told of attributes, dated. Rows are added, and that is all. */
public final class AttributePeriodRows {

    private final ManyRows rows;

    public AttributePeriodRows(ManyRows rows) {
        this.rows = rows;
    }

    private record MemberPeriod(Pseudonym member, AttributePeriods.Period period) {}

    /**
     * What an event of tier-service says.
     *
     * @param sequence of the event
     */
    public record Told(MemberAttributesChanged event, long sequence) {}

    /** Remembers what was told; an event that comes again adds nothing. */
    public void add(List<Told> told) {
        List<@Nullable Object[]> values = new ArrayList<>(told.size());
        for (Told one : told) {
            MemberAttributesChanged event = one.event();
            values.add(new @Nullable Object[] {
                event.member(), one.sequence(), event.from(), LedgerJson.write(event.attributes())
            });
        }
        rows.insert("insert ignore into attribute_period (pseudonym, sequence, from_day, attributes)", values);
    }

    /** Which attributes these members had when; a member of whom nothing was told is absent. */
    public Map<Pseudonym, AttributePeriods> of(Collection<Pseudonym> members) {
        return rows
                .select(
                        "select pseudonym, sequence, from_day, attributes from attribute_period where pseudonym in (:keys)",
                        members,
                        row -> new MemberPeriod(
                                row.owner(),
                                new AttributePeriods.Period(
                                        row.getLong("sequence"),
                                        row.getObject("from_day", LocalDate.class),
                                        LedgerJson.words(row.getString("attributes")))))
                .stream()
                .collect(Collectors.groupingBy(
                        MemberPeriod::member,
                        Collectors.collectingAndThen(
                                Collectors.mapping(MemberPeriod::period, Collectors.toList()), AttributePeriods::new)));
    }
}
