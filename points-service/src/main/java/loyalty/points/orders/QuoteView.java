package loyalty.points.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import loyalty.points.explanation.EarnedView;
import loyalty.points.explanation.QualifyingView;
import loyalty.points.vouchers.QuotedVouchers;

/**
 * What an order would bring.
 *
 * @param vouchers what each unused voucher of the member's would take off what is left to pay, alone, or why it would not
 * @param pointsPayable how many of the member's points could pay what the named redemptions leave; none where the programme gives them no value
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record QuoteView(
        String memberId,
        EarnedView points,
        QualifyingView qualifying,
        List<QuotedVouchers.Voucher> vouchers,
        long pointsPayable) {}
