package loyalty.tier.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.domain.Activity;
import loyalty.tier.domain.Grant;
import loyalty.tier.domain.LadderBook;
import loyalty.tier.domain.Purchase;
import loyalty.tier.domain.QualifyingHistory;
import loyalty.tier.domain.Return;
import loyalty.tier.domain.Share;
import loyalty.tier.granted.Overrides;
import loyalty.tier.membership.EnrolledMembers;
import org.jspecify.annotations.Nullable;

/** All that is known of members and counts towards tiers. */
@ApplicationScoped
public class QualifyingHistories {

    private static final String PURCHASES = "select * from qualifying where pseudonym in (:keys)";
    private static final String RETURNS = "select * from qualifying_return where pseudonym in (:keys)";
    private static final String ACTIVITIES = "select * from qualifying_activity where pseudonym in (:keys)";

    private final Database database;
    private final Overrides overrides;
    private final EnrolledMembers members;
    private final KnownProgrammes programmes;

    QualifyingHistories(Database database, Overrides overrides, EnrolledMembers members, KnownProgrammes programmes) {
        this.database = database;
        this.overrides = overrides;
        this.members = members;
        this.programmes = programmes;
    }

    /** The history of one member. */
    public QualifyingHistory of(Pseudonym member) {
        @Nullable QualifyingHistory history = of(List.of(member)).get(member);
        return Objects.requireNonNull(history);
    }

    /** The histories of members, by member; somebody who did nothing has an empty one. */
    Map<Pseudonym, QualifyingHistory> of(Collection<Pseudonym> keys) {
        var purchases = read(PURCHASES, keys, QualifyingHistories::purchase);
        var returns = read(RETURNS, keys, QualifyingHistories::back);
        var activities = read(ACTIVITIES, keys, QualifyingHistories::activity);
        Map<Pseudonym, List<Grant>> grants = overrides.grants(keys);
        Map<Pseudonym, LocalDate> joined =
                LadderBook.countMembershipYears(programmes.all()) ? members.joinedOn(keys) : Map.of();
        Map<Pseudonym, QualifyingHistory> histories = new HashMap<>();
        for (Pseudonym member : keys) {
            histories.put(
                    member,
                    new QualifyingHistory(
                            purchases.getOrDefault(member, List.of()),
                            returns.getOrDefault(member, List.of()),
                            activities.getOrDefault(member, List.of()),
                            grants.getOrDefault(member, List.of()),
                            joined.get(member)));
        }
        return histories;
    }

    private <T> Map<Pseudonym, List<T>> read(String sql, Collection<Pseudonym> keys, ManyRows.Reading<T> reading) {
        return database.ask(rows -> rows.select(sql, keys, row -> Map.entry(row.owner(), reading.read(row)))).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Purchase purchase(Row row) {
        return new Purchase(
                row.getString("order_id"),
                row.instant("placed_at"),
                new Share(row.getBigDecimal("spend"), row.getLong("points"), 1),
                OwnShares.of(row.getString("own")));
    }

    private static Return back(Row row) {
        return new Return(
                row.getString("return_id"),
                row.getString("order_id"),
                row.instant("returned_at"),
                new Share(row.getBigDecimal("spend"), row.getLong("points"), 0),
                OwnShares.of(row.getString("own")),
                row.getBoolean("complete"));
    }

    private static Activity activity(Row row) {
        return new Activity(
                row.getString("activity_id"), row.getString("type"), row.instant("happened_at"), row.getLong("points"));
    }
}
