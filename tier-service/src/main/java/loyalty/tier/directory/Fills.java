package loyalty.tier.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;

/** The table {@code member_search_fill}. */
@ApplicationScoped
class Fills implements PanacheRepositoryBase<FillEntity, Integer> {

    // When a pass begins is real time, which is the database's.
    private static final String NEXT = """
            select * from member_search_fill where not complete and begins_at <= utc_timestamp(6)
            order by pass limit 1 for update""";

    /** Whether there is nothing to do any more; asked by a timer, outside of any transaction. */
    @ActivateRequestContext
    boolean areComplete() {
        return count("complete = false") == 0;
    }

    /** The pass that is under way, if one is; nobody else goes on with it until the end of the transaction. */
    Optional<FillEntity> lockNext() {
        return getSession().createNativeQuery(NEXT, FillEntity.class).getResultList().stream()
                .findFirst();
    }
}
