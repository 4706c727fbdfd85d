package loyalty.voucher.redemption;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import loyalty.api.forms.Forms;
import loyalty.programme.Programme;
import loyalty.voucher.domain.VoucherCode;
import loyalty.voucher.till.BasketCheck;
import org.jspecify.annotations.Nullable;

/** Reads what a till asks for, and names all that is wrong with it. For one request. */
final class RedemptionCheck {

    private static final int TEXT_MAX = 64;

    private final Programme programme;
    private final Forms forms;
    private final FieldErrors errors;

    private RedemptionCheck(Programme programme, Forms forms, FieldErrors errors) {
        this.programme = programme;
        this.forms = forms;
        this.errors = errors;
    }

    /**
     * What is asked for.
     *
     * @param programme the one in force
     * @throws ProblemException 400 {@code malformed-request}
     */
    static RedemptionTerms read(@Nullable RedemptionRequest request, Programme programme, Forms forms) {
        RedemptionRequest asked = forms.given(request, "a redemption is expected");
        return new RedemptionCheck(programme, forms, forms.faults(asked)).terms(asked);
    }

    private RedemptionTerms terms(RedemptionRequest asked) {
        List<String> codes = codes(asked.codes());
        errors.requireDecimals(asked.storeCurrency(), "storeCurrency", programme.amountDecimals());
        errors.require(
                !codes.isEmpty() || asked.storeCurrency() != null, "codes", "codes or storeCurrency are expected");
        errors.orContinue();
        BasketCheck baskets = new BasketCheck(programme, forms);
        return new RedemptionTerms(
                Objects.requireNonNull(asked.memberId()),
                Objects.requireNonNull(asked.orderId()),
                codes,
                baskets.amount(Objects.requireNonNullElse(asked.storeCurrency(), BigDecimal.ZERO)),
                baskets.read(Objects.requireNonNull(asked.basket()), asked.memberId()));
    }

    private List<String> codes(@Nullable List<@Nullable String> typed) {
        List<String> codes = new ArrayList<>();
        List<@Nullable String> all = typed == null ? List.of() : typed;
        for (String code : all.subList(0, Math.min(RedemptionRequest.CODES_MAX, all.size()))) {
            String plain = code == null ? "" : VoucherCode.plain(code);
            errors.require(!plain.isEmpty() && plain.length() <= TEXT_MAX, "codes", "codes are expected");
            errors.require(!codes.contains(plain), "codes", "a code is there twice");
            codes.add(plain);
        }
        // Which is typed first does not matter, so the same codes in another order are the same request.
        return codes.stream().sorted().toList();
    }
}
