package loyalty.voucher.domain;

import static loyalty.voucher.domain.Offers.amount;
import static loyalty.voucher.domain.Offers.amountFor;
import static loyalty.voucher.domain.Offers.amountFrom;
import static loyalty.voucher.domain.Offers.basket;
import static loyalty.voucher.domain.Offers.goods;
import static loyalty.voucher.domain.Offers.other;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import loyalty.programme.wallet.Offer;
import loyalty.programme.wallet.UseRules;
import loyalty.voucher.domain.Usability.Reason;
import loyalty.voucher.domain.Usability.Shopper;
import org.junit.jupiter.api.Test;

class UsabilityTest {

    private static final Shopper GOLD = new Shopper("gold", 3);

    @Test
    void the_least_order_counts_goods_alone() {
        Offer from25 = amountFrom("5.00", "25.00");

        assertThat(Usability.against(from25, basket(goods("1", "a", "24.99"), other("s", "shipping", "9.00")), GOLD))
                .contains(Reason.MINIMUM_ORDER);
        assertThat(Usability.against(from25, basket(goods("1", "a", "25.00")), GOLD))
                .isEmpty();
    }

    @Test
    void tiers_channels_and_first_orders() {
        Basket basket = basket(goods("1", "a", "10.00"));

        assertThat(against(new UseRules(List.of("silver"), null, null, null, null, null, false, false), basket))
                .contains(Reason.TIER);
        assertThat(against(new UseRules(List.of("gold"), List.of("app"), null, null, null, null, false, false), basket))
                .contains(Reason.CHANNEL);
        assertThat(against(new UseRules(null, List.of("store"), null, null, null, null, true, false), basket))
                .contains(Reason.FIRST_ORDER);
        assertThat(Usability.against(
                        amountFor("5.00", new UseRules(null, null, null, null, null, null, true, false)),
                        basket,
                        new Shopper("gold", 0)))
                .isEmpty();
        assertThat(against(UseRules.DEFAULT, basket)).isEmpty();
    }

    @Test
    void of_its_own_kind_an_order_takes_one_where_the_file_says_so_and_another_kind_beside_it() {
        Offer once =
                amountFor("5.00", new UseRules(null, null, null, null, null, null, false, true, true, null, false));
        Offer alone = amount("5.00");

        assertThat(Usability.among(List.of(once))).isEmpty();
        assertThat(Usability.among(List.of(alone, once))).as("of the same key").contains(Reason.ONE_PER_ORDER);
        assertThat(Usability.among(List.of(once, once))).contains(Reason.ONE_PER_ORDER);
    }

    @Test
    void of_vouchers_that_do_not_stack_an_order_takes_one() {
        Offer stacks = amountFor("5.00", new UseRules(null, null, null, null, null, null, false, true));
        Offer alone = amount("5.00");

        assertThat(Usability.among(List.of(alone))).isEmpty();
        assertThat(Usability.among(List.of(alone, stacks))).isEmpty();
        assertThat(Usability.among(List.of(stacks, alone))).isEmpty();
        assertThat(Usability.among(List.of(stacks, stacks))).isEmpty();
        assertThat(Usability.among(List.of(alone, stacks, alone))).contains(Reason.ONE_PER_ORDER);
    }

    @Test
    void categories_and_articles_in_and_out() {
        UseRules in = new UseRules(null, null, List.of("cd"), List.of("a", "b"), null, List.of("b"), false, false);
        UseRules out = new UseRules(null, null, null, null, List.of("cd"), null, false, false);

        assertThat(in.covers("a", "cd")).isTrue();
        assertThat(in.covers("b", "cd")).isFalse();
        assertThat(in.covers("c", "cd")).isFalse();
        assertThat(in.covers("a", "lp")).isFalse();
        assertThat(in.covers("a", null)).isFalse();
        assertThat(out.covers("a", "cd")).isFalse();
        assertThat(out.covers("a", null)).isTrue();
    }

    @Test
    void a_reason_is_a_word() {
        assertThat(Reason.ONE_PER_ORDER.word()).isEqualTo("one-per-order");
    }

    private static Optional<Reason> against(UseRules use, Basket basket) {
        return Usability.against(amountFor("5.00", use), basket, GOLD);
    }
}
