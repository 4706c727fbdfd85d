package loyalty.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import loyalty.journeys.Move.Kind;

/** A fault by which members would gain, planted on purpose behind the backs of the services or at the counter. */
enum Flaw {
    NONE,
    GOODS_ARE_REFUNDED_AT_LIST_PRICE,
    WHAT_A_VOUCHER_PAID_IS_REFUNDED,
    WHAT_STORE_CURRENCY_PAID_IS_REFUNDED,
    WHAT_POINTS_PAID_IS_REFUNDED,
    SPENT_STORE_CURRENCY_IS_NOT_WITHHELD,
    WHAT_COULD_NOT_BE_WITHHELD_IS_FORGOTTEN,
    POINTS_ARE_NOT_TAKEN_BACK,
    POINTS_COME_BACK_TWICE,
    CANCELLED_STORE_CURRENCY_IS_GIVEN_BACK,
    STORE_CURRENCY_COMES_BACK_TWICE,
    A_USED_VOUCHER_CAN_BE_USED_AGAIN,
    A_VOUCHER_COMES_BACK_WITH_SOME_OF_THE_GOODS,
    A_VOUCHER_OUTLIVES_ITS_TIER;

    private static final String UNUSE = """
            update voucher.voucher set status = 'issued', redemption_id = null, due_at = valid_until
             where pseudonym = :member and status = 'redeemed'""";

    /** What must have been done in the first rounds for the fault to show; chance alone leads there seldom. */
    List<List<Kind>> opening() {
        List<Kind> buy = List.of(Kind.ORDER, Kind.ORDER);
        return switch (this) {
            case GOODS_ARE_REFUNDED_AT_LIST_PRICE,
                    WHAT_A_VOUCHER_PAID_IS_REFUNDED,
                    WHAT_STORE_CURRENCY_PAID_IS_REFUNDED,
                    SPENT_STORE_CURRENCY_IS_NOT_WITHHELD,
                    STORE_CURRENCY_COMES_BACK_TWICE,
                    A_VOUCHER_COMES_BACK_WITH_SOME_OF_THE_GOODS ->
                List.of(buy, List.of(Kind.RESERVE, Kind.ORDER_WHAT_IS_RESERVED, Kind.RETURN_SOME));
            case A_USED_VOUCHER_CAN_BE_USED_AGAIN -> List.of(buy, List.of(Kind.RESERVE, Kind.ORDER_WHAT_IS_RESERVED));
            case WHAT_COULD_NOT_BE_WITHHELD_IS_FORGOTTEN ->
                List.of(List.of(Kind.HOLD, Kind.ORDER), List.of(Kind.RESERVE, Kind.ORDER_WHAT_IS_RESERVED));
            case WHAT_POINTS_PAID_IS_REFUNDED, POINTS_COME_BACK_TWICE -> List.of(List.of(Kind.HOLD, Kind.ORDER));
            default -> List.of(buy);
        };
    }

    /** Called after each return; gives what is paid out on top of the refund. */
    BigDecimal afterReturn(Table table, Player player, Basket basket, JsonNode answer) throws IOException {
        String member = player.memberId;
        switch (this) {
            case WHAT_COULD_NOT_BE_WITHHELD_IS_FORGOTTEN ->
                table.damage(member, "update voucher.store_currency_lot set uncollected = 0 where pseudonym = :member");
            case POINTS_ARE_NOT_TAKEN_BACK -> give(table, member, basket, answer.at("/points/reversed"));
            case POINTS_COME_BACK_TWICE -> give(table, member, basket, answer.at("/points/restored"));
            case CANCELLED_STORE_CURRENCY_IS_GIVEN_BACK -> table.damage(member, """
                    update voucher.store_currency_lot set left_over = left_over + cancelled, cancelled = 0
                     where pseudonym = :member""");
            case STORE_CURRENCY_COMES_BACK_TWICE ->
                table.damage(member, """
                    update voucher.store_currency_lot set issued = issued + %1$s, left_over = left_over + %1$s
                     where pseudonym = :member order by redeemable_until desc limit 1""".formatted(
                                answer.at("/storeCurrency/restored").asText()));
            case A_VOUCHER_COMES_BACK_WITH_SOME_OF_THE_GOODS -> {
                if (basket.keepsGoods()) {
                    table.damage(member, UNUSE);
                }
            }
            default -> {
                // The others give at another time, or money.
            }
        }
        return paidOnTop(answer);
    }

    private BigDecimal paidOnTop(JsonNode answer) {
        return switch (this) {
            case GOODS_ARE_REFUNDED_AT_LIST_PRICE ->
                money(answer.at("/refund/goods")).subtract(money(answer.at("/refund/net")));
            case WHAT_A_VOUCHER_PAID_IS_REFUNDED -> deducted(answer, "voucher");
            case WHAT_STORE_CURRENCY_PAID_IS_REFUNDED -> deducted(answer, "store-currency");
            case WHAT_POINTS_PAID_IS_REFUNDED -> deducted(answer, "paid-with-points");
            case SPENT_STORE_CURRENCY_IS_NOT_WITHHELD -> deducted(answer, "store-currency-withheld");
            default -> BigDecimal.ZERO;
        };
    }

    /** Called when the member has played and brings back what is left. */
    void beforeTheEnd(Table table, Player player) throws IOException {
        if (this == A_USED_VOUCHER_CAN_BE_USED_AGAIN) {
            table.damage(player.memberId, UNUSE);
        }
    }

    /** Called when all goods are back. */
    void beforeTheCount(Table table, Player player) throws IOException {
        if (this == A_VOUCHER_OUTLIVES_ITS_TIER) {
            table.damage(player.memberId, """
                    update voucher.voucher set status = 'issued', due_at = valid_until
                     where pseudonym = :member and status = 'cancelled' and cause like 'tier%'""");
        }
    }

    private static void give(Table table, String member, Basket basket, JsonNode points) throws IOException {
        if (points.asLong() > 0) {
            table.give(member, points.asLong(), basket.orderId + "-planted-" + basket.returns);
        }
    }

    private static BigDecimal deducted(JsonNode answer, String reason) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode deduction : answer.at("/refund/deductions")) {
            sum = deduction.get("reason").asText().equals(reason) ? sum.add(money(deduction.get("amount"))) : sum;
        }
        return sum;
    }

    private static BigDecimal money(JsonNode amount) {
        return new BigDecimal(amount.asText());
    }
}
