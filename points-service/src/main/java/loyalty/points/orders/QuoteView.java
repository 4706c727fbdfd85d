package loyalty.points.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import loyalty.points.explanation.EarnedView;
import loyalty.points.explanation.QualifyingView;

/**
 * What an order would bring.
 *
 * @param vouchers what each of the member's vouchers would be worth; told by voucher-service, and empty until it does
 * @param pointsPayable how many of the member's points could pay for it; none where the programme gives them no value
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record QuoteView(
        String memberId, EarnedView points, QualifyingView qualifying, List<Object> vouchers, long pointsPayable) {}
