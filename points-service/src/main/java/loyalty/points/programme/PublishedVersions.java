package loyalty.points.programme;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loyalty.database.DatabaseException;

/** The rows of {@code programme_version}. Rows are added, and that is all. */
@ApplicationScoped
class PublishedVersions {

    private static final String SELECT =
            "select version, effective_at, published_at, author, content from programme_version";
    private static final String INSERT =
            "insert into programme_version (version, position, effective_at, published_at, author, content, accounts_unseen)"
                    + " select ?, coalesce(max(position), 0) + 1, ?, ?, ?, ?, true from programme_version";
    private static final String SEEN = "update programme_version set accounts_unseen = false where version = ?";

    private final AgroalDataSource database;

    PublishedVersions(AgroalDataSource database) {
        this.database = database;
    }

    /** All of them, in the order of their publication. */
    List<PublishedVersion> all() {
        return select(SELECT + " order by position");
    }

    Optional<PublishedVersion> find(String version) {
        return select(SELECT + " where version = ?", version).stream().findFirst();
    }

    /** Adds a version behind the others; another replica that adds one at the same time makes this one fail. */
    void add(PublishedVersion version) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, version.version());
            insert.setObject(2, utc(version.effectiveAt()));
            insert.setObject(3, utc(version.publishedAt()));
            insert.setString(4, version.author());
            insert.setString(5, version.content());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("the programme version could not be written", e);
        }
    }

    /** Those for which the accounts that were there before are not marked yet. */
    List<PublishedVersion> unseen() {
        return select(SELECT + " where accounts_unseen order by position");
    }

    /** Notes that the accounts are marked. */
    void seen(String version) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(SEEN)) {
            update.setString(1, version);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("the programme version could not be written", e);
        }
    }

    private List<PublishedVersion> select(String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            List<PublishedVersion> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("the programme versions could not be read", e);
        }
    }

    private static PublishedVersion read(ResultSet row) throws SQLException {
        return new PublishedVersion(
                row.getString("version"),
                row.getObject("effective_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject("published_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("author"),
                row.getString("content"));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
