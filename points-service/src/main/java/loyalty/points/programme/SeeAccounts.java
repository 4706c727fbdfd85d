package loyalty.points.programme;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.OptionalLong;
import loyalty.database.Database;
import loyalty.database.Migrations;
import loyalty.points.domain.conversion.Conversions;
import loyalty.points.ledger.Accounts;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.ProgrammeVersions;

/**
 * Marks accounts to be looked at when a version comes into force that makes something of points by itself: no account knew
 * of it when it was written last. A batch that began before the version was published holds its accounts until it is
 * written, so it is marked after that. Whoever starts makes up for one that died in between; a look too many is cheap.
 */
@ApplicationScoped
class SeeAccounts {

    private final PublishedVersions versions;
    private final Database database;

    SeeAccounts(PublishedVersions versions, Database database) {
        this.versions = versions;
        this.database = database;
    }

    void makeUp(@Observes @Priority(Migrations.AFTER + 2) StartupEvent start) {
        markAll();
    }

    /** Marks the accounts for every version for which that was not done, after it was published. */
    void markAll() {
        for (PublishedVersion version : versions.unseen()) {
            least(version).ifPresent(points -> Accounts.lookAt(database, version.effectiveAt(), points));
            versions.seen(version.version());
        }
    }

    private static OptionalLong least(PublishedVersion version) {
        return ProgrammeFile.read(version.content()) instanceof ProgrammeFile.Readable(Programme programme)
                ? Conversions.of(new ProgrammeVersions(
                                List.of(new ProgrammeVersions.Version(version.effectiveAt(), programme))))
                        .least()
                : OptionalLong.empty();
    }
}
