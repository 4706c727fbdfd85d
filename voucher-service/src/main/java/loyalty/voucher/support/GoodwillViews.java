package loyalty.voucher.support;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import loyalty.clock.BusinessClock;
import loyalty.voucher.domain.Goodwill;
import loyalty.voucher.holder.HolderNames;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.VoucherView;
import loyalty.voucher.vouchers.VoucherViews;
import loyalty.voucher.vouchers.Vouchers;

/** Shows what support asked for. */
@ApplicationScoped
class GoodwillViews {

    private final GoodwillIssues issues;
    private final Vouchers vouchers;
    private final VoucherViews views;
    private final HolderNames names;
    private final BusinessClock clock;

    GoodwillViews(
            GoodwillIssues issues, Vouchers vouchers, VoucherViews views, HolderNames names, BusinessClock clock) {
        this.issues = issues;
        this.vouchers = vouchers;
        this.views = views;
        this.names = names;
        this.clock = clock;
    }

    /** What is answered to who gave it: the voucher as it was issued, with its code, for ever. */
    GoodwillView answered(Goodwill goodwill) {
        return GoodwillView.of(
                goodwill,
                names.of(goodwill.request().member()),
                voucher(goodwill).map(views::issued).orElse(null));
    }

    /** What is answered to somebody else who asks the same: as it was answered, without the code. */
    GoodwillView withoutCode(Goodwill goodwill) {
        return GoodwillView.of(
                goodwill,
                names.of(goodwill.request().member()),
                voucher(goodwill)
                        .map(views::issued)
                        .map(VoucherView::withoutCode)
                        .orElse(null));
    }

    /** As it is now, with the voucher as it is now; its code is the member's. */
    Optional<GoodwillView> find(String issueId, List<String> languages) {
        return issues.named(issueId)
                .map(GoodwillIssues.StoredGoodwill::goodwill)
                .map(goodwill -> GoodwillView.of(
                        goodwill,
                        names.of(goodwill.request().member()),
                        voucher(goodwill)
                                .map(voucher -> views.present(voucher, clock.now(), false, languages))
                                .orElse(null)));
    }

    private Optional<MemberVoucher> voucher(Goodwill goodwill) {
        return Optional.ofNullable(goodwill.voucherId())
                .map(id -> vouchers.one(goodwill.request().member(), id));
    }
}
