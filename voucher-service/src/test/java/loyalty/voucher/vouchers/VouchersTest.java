package loyalty.voucher.vouchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class VouchersTest {

    private static final Instant NOW = Instant.parse("2026-05-20T15:00:00Z");

    private final Wallets wallets;
    private final Vouchers vouchers;

    VouchersTest(AgroalDataSource database, Vouchers vouchers) {
        this.wallets = new Wallets(database);
        this.vouchers = vouchers;
    }

    @BeforeEach
    void the_second_half_of_may() {
        wallets.ready();
        Wallets.clock(NOW.toString());
    }

    @Test
    void a_row_follows_from_the_state_and_is_read_as_it() {
        MemberVoucher given = welcome("vs-1");
        Voucher.Issued issued = (Voucher.Issued) given.life();
        Instant until = NOW.plus(Duration.ofMinutes(15));

        vouchers.move(given, issued.reserve("vs-r-1", until));
        MemberVoucher held = vouchers.one(given.member(), given.voucherId());
        assertThat(held.life()).isEqualTo(issued.reserve("vs-r-1", until));
        vouchers.move(held, ((Voucher.Reserved) held.life()).release());

        assertThat(vouchers.one(given.member(), given.voucherId()).life()).isEqualTo(issued);
    }

    @Test
    void its_first_end_is_known_wherever_support_moved_it() {
        MemberVoucher given = welcome("vs-2");
        Voucher.Issued issued = (Voucher.Issued) given.life();
        Instant later = issued.validity().until().plus(Duration.ofDays(9));

        vouchers.move(given, issued.extend(later));

        MemberVoucher extended = vouchers.one(given.member(), given.voucherId());
        assertThat(extended.life().validity().until()).isEqualTo(later);
        assertThat(extended.issue()).isEqualTo(given.issue());
    }

    @Test
    void a_move_from_a_state_that_is_no_more_is_an_error() {
        MemberVoucher given = welcome("vs-3");
        Voucher.Issued issued = (Voucher.Issued) given.life();
        vouchers.move(given, issued.cancel());

        assertThatThrownBy(() -> vouchers.move(given, issued.reserve("vs-r-3", NOW)))
                .isInstanceOf(IllegalStateException.class);
    }

    private MemberVoucher welcome(String memberId) {
        wallets.enrolled(memberId);
        return vouchers.of(Bus.pseudonym(memberId)).getFirst();
    }
}
