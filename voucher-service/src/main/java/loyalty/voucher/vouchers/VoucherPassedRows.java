package loyalty.voucher.vouchers;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/** The table {@code voucher_passed}; of its rows none is ever changed. */
@ApplicationScoped
class VoucherPassedRows implements PanacheRepositoryBase<VoucherPassedEntity, VoucherPassedEntity.Id> {

    private static final String FROM =
            "from VoucherPassedEntity where id.pseudonym = :member and id.voucherId = :voucherId";
    private static final String TO =
            "from VoucherPassedEntity where toPseudonym = :member and toVoucherId = :voucherId";

    private final StatelessSession session;

    VoucherPassedRows(StatelessSession session) {
        this.session = session;
    }

    /** Adds that one became the other; the wallets of both are locked. */
    void add(MemberVoucher before, VoucherIssue after, Instant at) {
        VoucherPassedEntity row = new VoucherPassedEntity();
        row.id = new VoucherPassedEntity.Id(before.member(), before.voucherId());
        row.toPseudonym = after.member();
        row.toVoucherId = after.voucherId();
        row.passedAt = at;
        session.insert(row);
    }

    /** How a voucher went on into another wallet. */
    Optional<VoucherPassedEntity> from(MemberVoucher voucher) {
        return one(FROM, voucher.member(), voucher.voucherId());
    }

    /** How a voucher came out of another wallet. */
    Optional<VoucherPassedEntity> to(MemberVoucher voucher) {
        return one(TO, voucher.member(), voucher.voucherId());
    }

    private Optional<VoucherPassedEntity> one(String query, Pseudonym member, String voucherId) {
        return session.createSelectionQuery(query, VoucherPassedEntity.class)
                .setParameter("member", member)
                .setParameter("voucherId", voucherId)
                .uniqueResultOptional();
    }
}
