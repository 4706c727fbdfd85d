package loyalty.voucher.redemption;

import java.math.BigDecimal;
import java.util.List;
import loyalty.voucher.domain.Basket;

/**
 * What a till asks for, after defaults.
 *
 * @param codes without hyphens, as they are hashed
 * @param cash how much store currency, at most
 */
record RedemptionTerms(String memberId, String orderId, List<String> codes, BigDecimal cash, Basket basket) {}
