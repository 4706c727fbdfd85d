package loyalty.voucher.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import loyalty.api.Ids;
import loyalty.api.forms.Id;
import loyalty.api.lists.ListPlace;
import loyalty.voucher.domain.Goodwill;
import loyalty.voucher.vouchers.VoucherView;
import org.jspecify.annotations.Nullable;

/**
 * A voucher that support asked for, for a reader.
 *
 * @param kind what it is, in a list of several kinds of things
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record GoodwillView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String kind,
        String issueId,
        @Nullable String memberId,
        String campaign,
        String reason,
        String status,
        String askedBy,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String voucherId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable VoucherView voucher) {

    /** What is asked for. */
    record Request(
            @NotNull(message = Ids.RULE) @Id @Nullable String memberId,

            @NotNull(message = "a voucher of the programme that support may give") @Nullable
            String campaign,

            @NotNull(message = "a reason of the programme") @Nullable
            String reason) {}

    private static final String KIND = "voucher-issue";

    /** With the voucher, if there is one. */
    static GoodwillView of(Goodwill goodwill, @Nullable String memberId, @Nullable VoucherView voucher) {
        return of(null, goodwill, memberId, voucher);
    }

    /** Among all that awaits or had a second pair of eyes. */
    static GoodwillView listed(Goodwill goodwill, @Nullable String memberId) {
        return of(KIND, goodwill, memberId, null);
    }

    /** Where it stands in the list of them. */
    ListPlace place() {
        return new ListPlace(askedAt, KIND + "/" + issueId);
    }

    private static GoodwillView of(
            @Nullable String kind, Goodwill goodwill, @Nullable String memberId, @Nullable VoucherView voucher) {
        Goodwill.Request request = goodwill.request();
        Goodwill.@Nullable Decided decided = goodwill instanceof Goodwill.Decided some ? some : null;
        return new GoodwillView(
                kind,
                request.issueId(),
                memberId,
                request.campaign(),
                request.reason(),
                goodwill.status(),
                request.by(),
                request.at(),
                decided == null ? null : decided.by(),
                decided == null ? null : decided.at(),
                goodwill.voucherId(),
                voucher);
    }
}
