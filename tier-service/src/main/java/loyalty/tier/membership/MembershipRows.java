package loyalty.tier.membership;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.events.Pseudonym;

/** The table {@code membership}; {@link loyalty.database.MemberLock} makes its rows and locks them. */
@ApplicationScoped
class MembershipRows implements PanacheRepositoryBase<MembershipEntity, Pseudonym> {

    private static final String NEXT_DUE = "select min(dueAt) from MembershipEntity";
    private static final String DUE = "select pseudonym from MembershipEntity where dueAt <= :at order by dueAt";

    void reviewAt(Instant at, Collection<Pseudonym> members) {
        update("dueAt = ?1 where pseudonym in ?2", at, members);
    }

    // What is due is asked by a timer, outside of any transaction.
    @ActivateRequestContext
    Optional<Instant> nextDue() {
        return Optional.ofNullable(
                getEntityManager().createQuery(NEXT_DUE, Instant.class).getSingleResultOrNull());
    }

    @ActivateRequestContext
    List<Pseudonym> dueUpTo(Instant at, int limit) {
        return getEntityManager()
                .createQuery(DUE, Pseudonym.class)
                .setParameter("at", at)
                .setMaxResults(limit)
                .getResultList();
    }
}
