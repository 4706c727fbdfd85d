package loyalty.tier.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** What a tier has to know of a member. */
@ApplicationScoped
class EnrolledMembers {

    private static final String FIND = "SELECT joined_on, locale FROM member WHERE pseudonym = ?";

    private final AgroalDataSource database;

    EnrolledMembers(AgroalDataSource database) {
        this.database = database;
    }

    record Enrolled(LocalDate joinedOn, @Nullable String locale) {}

    Optional<Enrolled> find(Pseudonym member) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setBytes(1, member.bytes());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Enrolled(row.getObject(1, LocalDate.class), row.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("the member could not be read", e);
        }
    }
}
