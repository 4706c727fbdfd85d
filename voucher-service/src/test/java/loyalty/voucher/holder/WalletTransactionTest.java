package loyalty.voucher.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import loyalty.events.Pseudonym;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class WalletTransactionTest {

    private final Wallets wallets;
    private final WalletTransaction transaction;
    private final HolderNames names;

    WalletTransactionTest(AgroalDataSource database, WalletTransaction transaction, HolderNames names) {
        this.wallets = new Wallets(database);
        this.transaction = transaction;
        this.names = names;
    }

    @BeforeEach
    void the_second_half_of_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @Test
    void what_is_refused_leaves_nothing_behind() {
        Pseudonym member = Bus.pseudonym("wt-1");
        Rejection why = new Rejection.OutOfStock();

        Outcome<String> outcome = transaction.change(member, wallet -> {
            names.note(member, "wt-1");
            return Outcome.refused(why);
        });

        assertThat(outcome).isEqualTo(Outcome.refused(why));
        assertThat(names.of(member)).isNull();
    }

    @Test
    void what_tills_forgot_is_free_before_it_may_end() {
        assertThat(Arc.container().listAll(Settlement.class))
                .extracting(one -> one.getBean().getBeanClass().getSimpleName())
                .containsExactly("ForgottenRedemptions", "VoucherSettlement", "LotSettlement");
    }

    @Test
    void what_is_done_is_there() {
        Pseudonym member = Bus.pseudonym("wt-2");

        Outcome<String> outcome = transaction.change(member, wallet -> {
            names.note(member, "wt-2");
            return Outcome.done("noted");
        });

        assertThat(outcome).isEqualTo(Outcome.done("noted"));
        assertThat(names.of(member)).isEqualTo("wt-2");
    }
}
