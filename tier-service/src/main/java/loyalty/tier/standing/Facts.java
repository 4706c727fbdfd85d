package loyalty.tier.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.events.Pseudonym;
import loyalty.outbox.DatabaseException;
import loyalty.tier.domain.Fact;

/** What counts towards tiers, as append-only rows. */
@ApplicationScoped
class Facts {

    private static final String INSERT = """
            INSERT INTO qualifying (pseudonym, order_id, placed_at, spend, points, event_seq, counted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF_MEMBERS =
            "SELECT pseudonym, order_id, placed_at, spend, points FROM qualifying WHERE pseudonym IN (%s)";

    private final AgroalDataSource database;

    Facts(AgroalDataSource database) {
        this.database = database;
    }

    /** A fact that was just counted, with the number of its event. */
    record Counted(Pseudonym member, Fact fact, long sequence, Instant countedAt) {}

    void add(List<Counted> counted) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Counted one : counted) {
                insert.setBytes(1, one.member().bytes());
                insert.setString(2, one.fact().orderId());
                insert.setObject(3, Rows.utc(one.fact().placedAt()));
                insert.setBigDecimal(4, one.fact().spend());
                insert.setLong(5, one.fact().points());
                insert.setLong(6, one.sequence());
                insert.setObject(7, Rows.utc(one.countedAt()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("what was bought could not be counted", e);
        }
    }

    /** All that members bought, by member; a member without purchases is not in it. */
    Map<Pseudonym, List<Fact>> of(Collection<Pseudonym> members) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_MEMBERS.formatted(Rows.places(members)))) {
            Rows.bind(select, members);
            Map<Pseudonym, List<Fact>> facts = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    facts.computeIfAbsent(Rows.member(rows), m -> new ArrayList<>())
                            .add(new Fact(
                                    rows.getString("order_id"),
                                    Rows.required(rows, "placed_at"),
                                    rows.getBigDecimal("spend"),
                                    rows.getLong("points")));
                }
            }
            return facts;
        } catch (SQLException e) {
            throw new DatabaseException("what was bought could not be read", e);
        }
    }
}
