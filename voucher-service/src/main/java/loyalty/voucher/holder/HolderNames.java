package loyalty.voucher.holder;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The one way from a pseudonym back to a member id; a row that is erased is never made again by a read. */
@ApplicationScoped
public class HolderNames {

    private static final String NOTE = "INSERT IGNORE INTO holder_name (pseudonym, member_id) VALUES (?, ?)";
    private static final String FIND = "SELECT member_id FROM holder_name WHERE pseudonym = ?";

    private final AgroalDataSource database;

    HolderNames(AgroalDataSource database) {
        this.database = database;
    }

    public void note(Pseudonym member, String memberId) {
        Rows.update(database, NOTE, note -> {
            note.setBytes(1, member.bytes());
            note.setString(2, memberId);
        });
    }

    @Nullable
    public String of(Pseudonym member) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setBytes(1, member.bytes());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new DatabaseException("a name could not be read", e);
        }
    }
}
