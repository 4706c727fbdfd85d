package loyalty.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Work that one replica at a time may do: whoever holds the lease, until it runs out. A distributed lock with an end,
 * by a row and the database's clock.
 */
@ApplicationScoped
public class Leases {

    private static final String CREATE =
            "insert ignore into lease (name, owner, held_until) values (?, ?, utc_timestamp(6))";
    private static final String TAKE = """
            update lease set owner = ?, held_until = utc_timestamp(6) + interval ? second
            where name = ? and (owner = ? or held_until <= utc_timestamp(6))""";
    private static final String GIVE_BACK =
            "update lease set held_until = utc_timestamp(6) where name = ? and owner = ?";

    private final AgroalDataSource database;
    private final String me = UUID.randomUUID().toString();

    /** @param database has the table {@code lease} */
    public Leases(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Takes or renews a lease.
     *
     * @param length whole seconds
     * @return whether this process holds it now
     */
    public boolean take(String name, Duration length) {
        try (Connection connection = database.getConnection()) {
            if (take(connection, name, length)) {
                return true;
            }
            try (PreparedStatement create = connection.prepareStatement(CREATE)) {
                create.setString(1, name);
                create.setString(2, "nobody");
                return create.executeUpdate() == 1 && take(connection, name, length);
            }
        } catch (SQLException e) {
            throw new DatabaseException("the lease " + name + " could not be taken", e);
        }
    }

    private boolean take(Connection connection, String name, Duration length) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, me);
            take.setLong(2, length.toSeconds());
            take.setString(3, name);
            take.setString(4, me);
            return take.executeUpdate() == 1;
        }
    }

    /** Gives a lease back before it runs out, so that another replica need not wait. */
    public void giveBack(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement giveBack = connection.prepareStatement(GIVE_BACK)) {
            giveBack.setString(1, name);
            giveBack.setString(2, me);
            giveBack.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("the lease " + name + " could not be given back", e);
        }
    }
}
