package loyalty.voucher.domain;

import static loyalty.voucher.domain.Offers.amount;
import static loyalty.voucher.domain.Offers.amountFor;
import static loyalty.voucher.domain.Offers.basket;
import static loyalty.voucher.domain.Offers.credit;
import static loyalty.voucher.domain.Offers.goods;
import static loyalty.voucher.domain.Offers.item;
import static loyalty.voucher.domain.Offers.other;
import static loyalty.voucher.domain.Offers.percent;
import static loyalty.voucher.domain.Offers.shipping;
import static loyalty.voucher.domain.Offers.use;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import loyalty.programme.wallet.Offer;
import loyalty.programme.wallet.RedemptionRules;
import loyalty.programme.wallet.RedemptionRules.Step;
import org.junit.jupiter.api.Test;

class TillTest {

    private static final RedemptionRules USUAL = RedemptionRules.DEFAULT;

    @Test
    void vector_5_store_currency_comes_before_per_cents() {
        Till.Bill bill = bill(basket(goods("1", "cd", "80.00")), "70.00", USUAL, percent("20", null));

        assertThat(bill.payable()).isEqualByComparingTo("8.00");
        assertThat(bill.discounts()).extracting(Discount::voucherId).containsExactly(null, "v0");
    }

    @Test
    void vector_5_turned_round_when_the_programme_says_so() {
        RedemptionRules percentsFirst = new RedemptionRules(List.of(Step.PERCENT, Step.STORE_CURRENCY), null);

        Till.Bill bill = bill(basket(goods("1", "cd", "80.00")), "70.00", percentsFirst, percent("20", null));

        assertThat(bill.payable()).isZero();
        assertThat(bill.discounts()).extracting(Discount::amount).containsExactly(money("16.00"), money("64.00"));
    }

    @Test
    void vector_8_each_line_bears_its_share() {
        Till.Bill bill = bill(basket(goods("1", "a", "50.00"), goods("2", "a", "50.00")), "0", USUAL, amount("15.00"));

        BigDecimal share = bill.discounts().getFirst().shares().getFirst().amount();
        assertThat(money("50.00").subtract(share)).isEqualByComparingTo("42.50");
        assertThat(bill.payable()).isEqualByComparingTo("85.00");
    }

    @Test
    void vector_9_credit_pays_the_fee_first_and_then_goods() {
        Till.Bill bill =
                bill(basket(goods("1", "a", "60.00"), other("f", "fee", "20.00")), "0", USUAL, credit("25.00"));

        assertThat(bill.discounts().getFirst().shares())
                .containsExactly(new Discount.Share("f", money("20.00")), new Discount.Share("1", money("5.00")));
    }

    @Test
    void of_a_credit_that_was_spent_in_part_there_is_only_the_rest() {
        Till.Bill bill = Till.bill(
                basket(goods("1", "a", "60.00")),
                List.of(),
                List.of(new Till.Shown("c", credit("25.00"), money("4.00"))),
                money("0"),
                USUAL);

        assertThat(bill.payable()).isEqualByComparingTo("56.00");
    }

    @Test
    void a_percent_has_a_cap_and_is_rounded_half_up_once() {
        assertThat(off(basket(goods("1", "a", "80.00")), percent("20", "10.00")))
                .isEqualByComparingTo("10.00");
        assertThat(off(basket(goods("1", "a", "0.25")), percent("10", "10.00"))).isEqualByComparingTo("0.03");
        assertThat(off(basket(goods("1", "a", "0.05"), goods("2", "a", "0.05")), percent("15", null)))
                .isEqualByComparingTo("0.02");
    }

    @Test
    void an_amount_takes_off_no_more_than_there_is() {
        Till.Bill bill = bill(basket(goods("1", "a", "3.00"), other("t", "tax", "0.30")), "0", USUAL, amount("5.00"));

        assertThat(bill.discounts().getFirst().amount()).isEqualByComparingTo("3.00");
        assertThat(bill.payable()).isEqualByComparingTo("0.30");
    }

    @Test
    void an_item_is_one_piece_of_the_first_line_that_has_it() {
        Basket.Line three = new Basket.Line("1", "mug", "a", "goods", 3, money("4.00"), money("2.00"));

        assertThat(off(basket(three), item("mug"))).isEqualByComparingTo("3.33");
        assertThat(bill(basket(three), "0", USUAL, item("cup")).discounts()).isEmpty();
    }

    @Test
    void what_earlier_redemptions_took_is_not_there_any_more() {
        Basket basket = basket(goods("1", "a", "10.00"), goods("2", "a", "20.00"));
        Discount taken = new Discount("v", money("10.00"), List.of(new Discount.Share("1", money("10.00"))));

        Till.Bill bill = Till.bill(
                basket, List.of(taken), List.of(new Till.Shown("p", percent("50", null), null)), money("15.00"), USUAL);

        assertThat(bill.discounts())
                .flatExtracting(Discount::shares)
                .containsExactly(new Discount.Share("2", money("15.00")), new Discount.Share("2", money("2.50")));
        assertThat(bill.payable()).isEqualByComparingTo("2.50");
    }

    @Test
    void an_item_that_is_paid_is_not_given_again() {
        Basket.Line first = new Basket.Line("1", "mug", "a", "goods", 1, money("10.00"), money("0.00"));
        Basket.Line second = new Basket.Line("2", "mug", "a", "goods", 1, money("8.00"), money("0.00"));

        Till.Bill bill = bill(basket(first, second), "0", USUAL, item("mug"), item("mug"), item("mug"));

        assertThat(bill.discounts()).extracting(Discount::amount).containsExactly(money("10.00"), money("8.00"));
    }

    @Test
    void delivery_is_free_whatever_it_costs_and_nothing_else_is() {
        Till.Bill bill = bill(basket(goods("1", "a", "10.00"), other("s", "shipping", "4.95")), "0", USUAL, shipping());

        assertThat(bill.payable()).isEqualByComparingTo("10.00");
        assertThat(bill(basket(goods("1", "a", "10.00")), "0", USUAL, shipping())
                        .discounts())
                .isEmpty();
    }

    @Test
    void what_is_not_covered_is_not_touched() {
        Basket basket = basket(goods("1", "in", "10.00"), goods("2", "out", "10.00"), other("g", "gift-card", "50.00"));

        assertThat(off(basket, amountFor("15.00", use(List.of("in"), null)))).isEqualByComparingTo("10.00");
        assertThat(off(basket, amountFor("15.00", use(null, List.of("in"))))).isEqualByComparingTo("10.00");
    }

    @Test
    void store_currency_pays_goods_only_and_not_those_that_are_kept_from_it_and_gives_no_change() {
        RedemptionRules rules = new RedemptionRules(null, List.of("charity"));

        Till.Bill bill = bill(
                basket(
                        goods("1", "a", "10.00"),
                        goods("2", "charity", "5.00"),
                        new Basket.Line("3", "x", null, "goods", 1, money("1.00"), money("0.00")),
                        other("t", "tax", "2.00")),
                "50.00",
                rules);

        assertThat(bill.discounts().getFirst().amount()).isEqualByComparingTo("11.00");
        assertThat(bill.payable()).isEqualByComparingTo("7.00");
    }

    @Test
    void whatever_is_taken_off_it_adds_up_to_the_cent_and_no_line_goes_below_zero() {
        Random random = new Random(7);
        for (int run = 0; run < 2000; run++) {
            Basket basket = someBasket(random);
            List<Till.Shown> shown = List.of(
                    new Till.Shown("a", amount(cents(random, 3000).toPlainString()), null),
                    new Till.Shown("p", percent("" + (1 + random.nextInt(100)), null), null));

            Till.Bill bill = Till.bill(basket, List.of(), shown, cents(random, 5000), USUAL);

            BigDecimal off = bill.discounts().stream().map(Discount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(off.add(bill.payable())).isEqualByComparingTo(basket.total());
            for (Basket.Line line : basket.lines()) {
                BigDecimal borne = bill.discounts().stream()
                        .flatMap(discount -> discount.shares().stream())
                        .filter(share -> share.lineId().equals(line.id()))
                        .map(Discount.Share::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(borne).isBetween(BigDecimal.ZERO, line.amount());
            }
        }
    }

    private static Basket someBasket(Random random) {
        List<Basket.Line> lines = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(7); i++) {
            lines.add(goods("" + i, "a", cents(random, 2000).toPlainString()));
        }
        return basket(lines.toArray(Basket.Line[]::new));
    }

    private static BigDecimal cents(Random random, int most) {
        return BigDecimal.valueOf(random.nextInt(most), 2);
    }

    private static BigDecimal off(Basket basket, Offer offer) {
        return bill(basket, "0", USUAL, offer).discounts().getFirst().amount();
    }

    private static Till.Bill bill(Basket basket, String cash, RedemptionRules rules, Offer... offers) {
        List<Till.Shown> shown = new ArrayList<>();
        for (Offer offer : offers) {
            shown.add(new Till.Shown("v" + shown.size(), offer, offer.amount()));
        }
        return Till.bill(basket, List.of(), shown, money(cash), rules);
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }
}
