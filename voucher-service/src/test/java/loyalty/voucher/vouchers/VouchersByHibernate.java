package loyalty.voucher.vouchers;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loyalty.database.Batches;
import loyalty.database.Database;
import loyalty.database.InList;
import loyalty.events.Pseudonym;
import loyalty.voucher.codes.CodeVault;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/**
 * What a batch of events asks of {@code voucher}, behind Hibernate; for {@code BatchRateTest} alone. The entity is part of the
 * persistence unit of every test of this module; nothing else asks for it, and none of it is in the service.
 */
@Singleton
@Typed(VouchersByHibernate.class)
public class VouchersByHibernate extends Vouchers {

    private static final String LAST_ISSUED = """
            select id.pseudonym, template, max(issuedAt) from VoucherRow where id.pseudonym in :keys
                and not (revoked and status = 'cancelled') group by id.pseudonym, template""";
    private static final String KNOWN =
            "select id.voucherId from VoucherRow where id.pseudonym in %s and id.voucherId in %s";

    private final StatelessSession session;
    private final CodeVault codes;

    VouchersByHibernate(Database database, CodeVault codes, StatelessSession session) {
        super(database, codes);
        this.session = session;
        this.codes = codes;
    }

    @Override
    public void issue(List<VoucherIssue> issues) {
        new Batches(session)
                .insert(issues.stream()
                        .map(issue -> VoucherRow.of(issue, codes.make()))
                        .toList());
    }

    @Override
    public List<VoucherIssue> withoutKnown(List<VoucherIssue> issues) {
        if (issues.isEmpty()) {
            return issues;
        }
        Set<String> known = new HashSet<>(known(
                InList.of(issues.stream().map(VoucherIssue::member).distinct().toList()),
                InList.of(issues.stream().map(VoucherIssue::voucherId).toList())));
        return issues.stream()
                .filter(issue -> !known.contains(issue.voucherId()))
                .toList();
    }

    /** Two lists in one query, the second under names of its own. */
    private List<String> known(InList members, InList ids) {
        SelectionQuery<String> query = session.createSelectionQuery(
                KNOWN.formatted(members.text(), ids.text().replace(":key", ":id")), String.class);
        members.values().forEach(query::setParameter);
        ids.values().forEach((name, value) -> query.setParameter(name.replace("key", "id"), value));
        return query.getResultList();
    }

    @Override
    public Map<Pseudonym, Map<String, Instant>> lastIssued(Collection<Pseudonym> members) {
        Map<Pseudonym, Map<String, Instant>> last = new HashMap<>();
        new Batches(session)
                .select(LAST_ISSUED, Object[].class, members)
                .forEach(row -> last.computeIfAbsent((Pseudonym) row[0], member -> new HashMap<>())
                        .put((String) row[1], (Instant) row[2]));
        return last;
    }
}
