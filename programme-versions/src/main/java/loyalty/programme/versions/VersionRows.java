package loyalty.programme.versions;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import loyalty.events.ProgrammePublished;
import org.hibernate.StatelessSession;

/**
 * The table {@code programme_version}. Read through the stateless session, as the database has it now, also by timers and
 * listeners.
 */
@ApplicationScoped
class VersionRows implements PanacheRepositoryBase<VersionEntity, String> {

    // An event may come again.
    private static final String ADD =
            "insert ignore into programme_version (version, effective_at, yaml) values (:version, :effectiveAt, :yaml)";

    private final StatelessSession session;

    VersionRows(StatelessSession session) {
        this.session = session;
    }

    /** How many there are. */
    @ActivateRequestContext
    long number() {
        return session.createSelectionQuery("select count(*) from VersionEntity", Long.class)
                .getSingleResult();
    }

    @ActivateRequestContext
    List<VersionEntity> all() {
        return session.createSelectionQuery("from VersionEntity", VersionEntity.class)
                .getResultList();
    }

    /** Adds a version in the caller's transaction, unless it is there. */
    void add(ProgrammePublished published) {
        session.createNativeMutationQuery(ADD)
                .setParameter("version", published.version())
                .setParameter("effectiveAt", published.effectiveAt())
                .setParameter("yaml", published.yaml())
                .executeUpdate();
    }
}
