package loyalty.tier.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import loyalty.programme.LadderTerms;
import loyalty.programme.news.KnownProgrammes;
import loyalty.tier.domain.Activity;
import loyalty.tier.domain.Grant;
import loyalty.tier.domain.Purchase;
import loyalty.tier.domain.Return;
import loyalty.tier.domain.Share;
import loyalty.tier.domain.Story;
import org.jspecify.annotations.Nullable;

/** All that is known of members and counts for tiers. */
@ApplicationScoped
class Stories {

    private static final String PURCHASES =
            "SELECT pseudonym, order_id, placed_at, spend, points, own FROM qualifying WHERE pseudonym IN (%s)";
    private static final String RETURNS = "SELECT * FROM qualifying_return WHERE pseudonym IN (%s)";
    private static final String ACTIVITIES = "SELECT * FROM qualifying_activity WHERE pseudonym IN (%s)";
    private static final String GRANTS = "SELECT * FROM tier_override WHERE status = 'approved' AND pseudonym IN (%s)";
    private static final String JOINED = "SELECT pseudonym, joined_on FROM member WHERE pseudonym IN (%s)";

    private final AgroalDataSource database;
    private final KnownProgrammes programmes;

    Stories(AgroalDataSource database, KnownProgrammes programmes) {
        this.database = database;
        this.programmes = programmes;
    }

    /** The stories of members, by member; somebody who did nothing has an empty one. */
    Map<Pseudonym, Story> of(Collection<Pseudonym> members) {
        try (Connection connection = database.getConnection()) {
            var purchases = rows(connection, PURCHASES, members, Stories::purchase);
            var returns = rows(connection, RETURNS, members, Stories::back);
            var activities = rows(connection, ACTIVITIES, members, Stories::activity);
            var grants = rows(connection, GRANTS, members, Stories::grant);
            Map<Pseudonym, List<LocalDate>> joined = countsMembershipYears()
                    ? rows(connection, JOINED, members, row -> row.getObject("joined_on", LocalDate.class))
                    : Map.of();
            Map<Pseudonym, Story> stories = new HashMap<>();
            for (Pseudonym member : members) {
                List<LocalDate> day = joined.getOrDefault(member, List.of());
                stories.put(
                        member,
                        new Story(
                                purchases.getOrDefault(member, List.of()),
                                returns.getOrDefault(member, List.of()),
                                activities.getOrDefault(member, List.of()),
                                grants.getOrDefault(member, List.of()),
                                day.isEmpty() ? null : day.getFirst()));
            }
            return stories;
        } catch (SQLException e) {
            throw new DatabaseException("what members did could not be read", e);
        }
    }

    private boolean countsMembershipYears() {
        return programmes.all().versions().stream()
                .flatMap(version -> version.programme().allLadders().stream())
                .anyMatch(ladder -> ladder.window() == LadderTerms.Window.MEMBERSHIP_YEAR);
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Map<Pseudonym, List<T>> rows(
            Connection connection, String sql, Collection<Pseudonym> members, Reader<T> reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql.formatted(Rows.places(members)))) {
            Rows.bind(select, members);
            Map<Pseudonym, List<T>> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(Rows.member(rows), m -> new ArrayList<>())
                            .add(reader.read(rows));
                }
            }
            return found;
        }
    }

    static Purchase purchase(ResultSet row) throws SQLException {
        return new Purchase(
                row.getString("order_id"),
                Rows.required(row, "placed_at"),
                new Share(row.getBigDecimal("spend"), row.getLong("points"), 1),
                OwnShares.of(row.getString("own")));
    }

    static Return back(ResultSet row) throws SQLException {
        return new Return(
                row.getString("return_id"),
                row.getString("order_id"),
                Rows.required(row, "returned_at"),
                new Share(row.getBigDecimal("spend"), row.getLong("points"), 0),
                OwnShares.of(row.getString("own")),
                row.getBoolean("complete"));
    }

    static Activity activity(ResultSet row) throws SQLException {
        return new Activity(
                row.getString("activity_id"),
                row.getString("type"),
                Rows.required(row, "happened_at"),
                row.getLong("points"));
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("override_id"),
                row.getString("tier"),
                Rows.required(row, "decided_at"),
                Rows.required(row, "until_at"));
    }

    /** The story of one member. */
    Story of(Pseudonym member) {
        @Nullable Story story = of(List.of(member)).get(member);
        return Objects.requireNonNull(story);
    }
}
