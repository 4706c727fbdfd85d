package loyalty.voucher.redemption;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.programme.Programme;
import loyalty.voucher.domain.Basket;
import loyalty.voucher.domain.VoucherCode;
import loyalty.voucher.till.BasketCheck;
import org.jspecify.annotations.Nullable;

/** Reads what a till asks for, and names all that is wrong with it. For one request. */
final class RedemptionCheck {

    private static final int CODES_MAX = 20;
    private static final int TEXT_MAX = 64;

    private final FieldErrors errors = new FieldErrors();
    private final BasketCheck baskets;

    /** @param programme the one in force */
    RedemptionCheck(Programme programme) {
        this.baskets = new BasketCheck(programme, errors);
    }

    /** @throws ProblemException 400 {@code malformed-request} */
    RedemptionTerms read(@Nullable RedemptionRequest request) {
        errors.require(request != null, "", "a redemption is expected");
        errors.orContinue();
        RedemptionRequest asked = Objects.requireNonNull(request);
        errors.require(Ids.isId(asked.memberId()), "memberId", Ids.RULE);
        errors.require(Ids.isId(asked.orderId()), "orderId", Ids.RULE);
        List<String> codes = codes(asked.codes());
        BigDecimal cash =
                asked.storeCurrency() == null ? baskets.zero() : baskets.amount(asked.storeCurrency(), "storeCurrency");
        errors.require(
                !codes.isEmpty() || asked.storeCurrency() != null, "codes", "codes or storeCurrency are expected");
        Basket basket = baskets.read(asked.basket(), asked.memberId());
        return new RedemptionTerms(
                Objects.requireNonNull(asked.memberId()),
                Objects.requireNonNull(asked.orderId()),
                codes,
                Objects.requireNonNull(cash),
                basket);
    }

    private List<String> codes(@Nullable List<@Nullable String> typed) {
        List<String> codes = new ArrayList<>();
        List<@Nullable String> all = typed == null ? List.of() : typed;
        errors.require(all.size() <= CODES_MAX, "codes", "at most " + CODES_MAX);
        for (String code : all.subList(0, Math.min(CODES_MAX, all.size()))) {
            String plain = code == null ? "" : VoucherCode.plain(code);
            errors.require(!plain.isEmpty() && plain.length() <= TEXT_MAX, "codes", "codes are expected");
            errors.require(!codes.contains(plain), "codes", "a code is there twice");
            codes.add(plain);
        }
        // Which is typed first does not matter, so the same codes in another order are the same request.
        return codes.stream().sorted().toList();
    }
}
