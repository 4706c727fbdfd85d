package loyalty.voucher.codes;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/** The table {@code code_guess}. Its minutes are of real time, and that is the database's. */
@ApplicationScoped
class CodeGuessRows implements PanacheRepositoryBase<CodeGuessEntity, CodeGuessEntity.Id> {

    private static final String NOTE = """
            insert into code_guess (kind, subject, minute, misses)
            values ('caller', :caller, date_format(utc_timestamp, '%Y-%m-%d %H:%i:00'), 1),
                ('member', :member, date_format(utc_timestamp, '%Y-%m-%d %H:%i:00'), 1)
            on duplicate key update misses = misses + 1""";
    private static final String FORGET =
            "delete from code_guess where minute < utc_timestamp - interval 1 day limit 100";
    private static final String MINUTES = """
            select timestampdiff(second, utc_timestamp, minute + interval 10 minute) as seconds_left,
                sum(if(kind = 'caller' and subject = :caller, misses, 0)) as by_caller,
                sum(if(kind = 'member' and subject = :member, misses, 0)) as on_member,
                sum(if(kind = 'caller', misses, 0)) as overall
            from code_guess where minute > utc_timestamp - interval 10 minute group by minute order by minute""";

    private final StatelessSession session;

    CodeGuessRows(StatelessSession session) {
        this.session = session;
    }

    /** A minute of the last ten in which somebody guessed. */
    record Minute(long secondsLeft, long byCaller, long onMember, long overall) {

        private static Minute of(Object[] row) {
            return new Minute(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
        }

        private static long number(Object column) {
            return ((Number) column).longValue();
        }
    }

    /** The last ten minutes, the first of them first. */
    List<Minute> minutes(Pseudonym caller, Pseudonym member) {
        return session
                .createNativeQuery(MINUTES, Object[].class)
                .setParameter("caller", caller)
                .setParameter("member", member)
                .getResultList()
                .stream()
                .map(Minute::of)
                .toList();
    }

    /** Notes a guess, in a transaction of its own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void note(Pseudonym caller, Pseudonym member) {
        session.createNativeMutationQuery(NOTE)
                .setParameter("caller", caller)
                .setParameter("member", member)
                .executeUpdate();
    }

    /** Forgets some of those of which nobody asks any more, in a transaction of its own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void forget() {
        session.createNativeMutationQuery(FORGET).executeUpdate();
    }
}
