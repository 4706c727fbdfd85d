package loyalty.clock;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** The table {@code business_clock}. */
@ApplicationScoped
class ClockRows implements PanacheRepositoryBase<ClockEntity, Integer> {

    private static final String SET =
            "insert into business_clock (id, now_at) values (:id, :now) on duplicate key update now_at = values(now_at)";

    /** Where the clock stands still, if it was ever set. */
    @Transactional
    Optional<Instant> standing() {
        return findByIdOptional(ClockEntity.ONLY).map(row -> row.nowAt);
    }

    @Transactional
    void set(Instant now) {
        getEntityManager()
                .createNativeQuery(SET)
                .setParameter("id", ClockEntity.ONLY)
                .setParameter("now", now)
                .executeUpdate();
    }
}
