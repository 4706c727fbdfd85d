package loyalty.voucher.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import loyalty.voucher.storecurrency.Lots;
import loyalty.voucher.storecurrency.LotsByHibernate;
import loyalty.voucher.till.SettledReturns;
import loyalty.voucher.till.SettledReturnsByHibernate;
import loyalty.voucher.vouchers.Vouchers;
import loyalty.voucher.vouchers.VouchersByHibernate;

/** Each table of a batch twice: as the service has it, and behind Hibernate. */
@ApplicationScoped
class BatchTables {

    private final Vouchers vouchers;
    private final VouchersByHibernate vouchersByHibernate;
    private final Lots lots;
    private final LotsByHibernate lotsByHibernate;
    private final SettledReturns returns;
    private final SettledReturnsByHibernate returnsByHibernate;

    BatchTables(
            Vouchers vouchers,
            VouchersByHibernate vouchersByHibernate,
            Lots lots,
            LotsByHibernate lotsByHibernate,
            SettledReturns returns,
            SettledReturnsByHibernate returnsByHibernate) {
        this.vouchers = vouchers;
        this.vouchersByHibernate = vouchersByHibernate;
        this.lots = lots;
        this.lotsByHibernate = lotsByHibernate;
        this.returns = returns;
        this.returnsByHibernate = returnsByHibernate;
    }

    Vouchers vouchers(Set<BatchTable> behind) {
        return behind.contains(BatchTable.VOUCHER) ? vouchersByHibernate : vouchers;
    }

    Lots lots(Set<BatchTable> behind) {
        return behind.contains(BatchTable.STORE_CURRENCY_LOT) ? lotsByHibernate : lots;
    }

    SettledReturns returns(Set<BatchTable> behind) {
        return behind.contains(BatchTable.SETTLED_RETURN) ? returnsByHibernate : returns;
    }
}
