package loyalty.tier.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/** The table {@code lookup_miss}. Its minutes are of real time, and that is the database's. */
@ApplicationScoped
class LookupMissRows implements PanacheRepositoryBase<LookupMissEntity, LookupMissEntity.Id> {

    private static final String NOTE = """
            insert into lookup_miss (caller, minute, misses)
            values (:caller, date_format(utc_timestamp, '%Y-%m-%d %H:%i:00'), 1)
            on duplicate key update misses = misses + 1""";
    private static final String FORGET =
            "delete from lookup_miss where minute < utc_timestamp - interval 1 day limit 100";
    private static final String MINUTES = """
            select timestampdiff(second, utc_timestamp, minute + interval 10 minute) as seconds_left, misses
            from lookup_miss where caller = :caller and minute > utc_timestamp - interval 10 minute order by minute""";

    private final StatelessSession session;

    LookupMissRows(StatelessSession session) {
        this.session = session;
    }

    /** A minute of the last ten in which a caller looked for nobody. */
    record Minute(long secondsLeft, long misses) {

        private static Minute of(Object[] row) {
            return new Minute(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
        }
    }

    /** The last ten minutes, the first of them first. */
    List<Minute> minutes(Pseudonym caller) {
        return session
                .createNativeQuery(MINUTES, Object[].class)
                .setParameter("caller", caller)
                .getResultList()
                .stream()
                .map(Minute::of)
                .toList();
    }

    /** Notes a lookup, in a transaction of its own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void note(Pseudonym caller) {
        session.createNativeMutationQuery(NOTE).setParameter("caller", caller).executeUpdate();
    }

    /** Forgets some of those of which nobody asks any more, in a transaction of its own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void forget() {
        session.createNativeMutationQuery(FORGET).executeUpdate();
    }
}
