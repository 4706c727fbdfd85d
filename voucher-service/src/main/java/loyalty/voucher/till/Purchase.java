package loyalty.voucher.till;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.wallet.Offer;
import loyalty.voucher.domain.Basket;
import loyalty.voucher.domain.Discount;

/**
 * An order that is about to be paid, with what its earlier redemptions took: one order is one basket.
 *
 * @param now the instant at the till
 * @param programme the one in force
 * @param taken what they took off
 * @param used the vouchers that they took it off with, by id
 */
public record Purchase(
        Pseudonym member,
        Instant now,
        Programme programme,
        Basket basket,
        List<Discount> taken,
        Map<String, Offer> used) {}
