package loyalty.voucher.holder;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import loyalty.database.Batches;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/** The table {@code holder_name}. What was erased meanwhile is not there for who looks again. */
@ApplicationScoped
class HolderNameRows implements PanacheRepositoryBase<HolderNameEntity, Pseudonym> {

    // A member has one already as a rule, and two who note it at once must not fail for it.
    private static final String NOTE =
            "insert ignore into holder_name (pseudonym, member_id) values (:member, :memberId)";
    private static final String OF = "from HolderNameEntity where pseudonym in :keys";

    private final StatelessSession session;

    HolderNameRows(StatelessSession session) {
        this.session = session;
    }

    @Transactional
    void note(Pseudonym member, String memberId) {
        session.createNativeMutationQuery(NOTE)
                .setParameter("member", member)
                .setParameter("memberId", memberId)
                .executeUpdate();
    }

    List<HolderNameEntity> of(Collection<Pseudonym> members) {
        return new Batches(session).select(OF, HolderNameEntity.class, members);
    }
}
