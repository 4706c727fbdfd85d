package loyalty.voucher.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import loyalty.clock.BusinessClock;
import loyalty.voucher.domain.Exchange;
import loyalty.voucher.holder.HolderNames;
import loyalty.voucher.holder.MemberAccess;
import loyalty.voucher.vouchers.VoucherView;
import loyalty.voucher.vouchers.VoucherViews;
import loyalty.voucher.vouchers.Vouchers;
import org.jspecify.annotations.Nullable;

/** Shows exchanges to those who may see them. */
@ApplicationScoped
class ExchangeViews {

    private final Exchanges exchanges;
    private final Vouchers vouchers;
    private final VoucherViews views;
    private final HolderNames names;
    private final MemberAccess access;
    private final BusinessClock clock;

    ExchangeViews(
            Exchanges exchanges,
            Vouchers vouchers,
            VoucherViews views,
            HolderNames names,
            MemberAccess access,
            BusinessClock clock) {
        this.exchanges = exchanges;
        this.vouchers = vouchers;
        this.views = views;
        this.names = names;
        this.access = access;
        this.clock = clock;
    }

    /** The exchange with the voucher as it was issued: what an answer tells again for ever. */
    ExchangeView completed(StoredExchange exchange, String memberId) {
        return view(
                exchange,
                memberId,
                switch (exchange.state()) {
                    case Exchange.Completed completed ->
                        views.issued(vouchers.one(exchange.member(), completed.voucherId()));
                    case Exchange.UnderWay none -> null;
                });
    }

    /** The exchange as it is now, with the voucher as it is now; nothing when the caller may not see it. */
    Optional<ExchangeView> find(String exchangeId, List<String> languages) {
        return exchanges
                .named(exchangeId)
                .filter(found -> access.maySee(found.member()))
                .map(exchange -> view(exchange, names.of(exchange.member()), voucherNow(exchange, languages)));
    }

    private @Nullable VoucherView voucherNow(StoredExchange exchange, List<String> languages) {
        return switch (exchange.state()) {
            case Exchange.Completed completed ->
                views.present(
                        vouchers.one(exchange.member(), completed.voucherId()),
                        clock.now(),
                        access.isOwner(exchange.member()),
                        languages);
            case Exchange.UnderWay none -> null;
        };
    }

    private static ExchangeView view(
            StoredExchange exchange, @Nullable String memberId, @Nullable VoucherView voucher) {
        return new ExchangeView(
                exchange.exchangeId(),
                memberId,
                exchange.reward(),
                exchange.points(),
                exchange.state().status(),
                voucher);
    }
}
