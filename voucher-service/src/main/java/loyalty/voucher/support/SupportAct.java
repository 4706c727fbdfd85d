package loyalty.voucher.support;

import java.math.BigDecimal;
import java.time.Instant;
import loyalty.voucher.domain.Goodwill;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.vouchers.MemberVoucher;
import org.jspecify.annotations.Nullable;

/**
 * Something that support did.
 *
 * @param act unique: of what kind, to what, which step
 * @param what was done, in a word or two
 * @param reason one that the programme names
 * @param given what was asked for; null when something was done to a voucher
 * @param voucherId the voucher that it brought, or to which it was done
 * @param eventSeq of the event that tells it; null when nobody is told
 * @param moved how an end was moved, if one was
 */
record SupportAct(
        String act,
        String what,
        Agent agent,
        String reason,
        Goodwill.@Nullable Request given,
        @Nullable String voucherId,
        @Nullable Long eventSeq,
        @Nullable MovedEnd moved) {

    /**
     * How an end was moved.
     *
     * @param from the end before
     * @param to the end since then
     * @param left what was left of the voucher, if it is a credit
     */
    record MovedEnd(Instant from, Instant to, @Nullable BigDecimal left) {}

    /** Somebody asked for a voucher: given at once, or waiting. */
    static SupportAct asked(Goodwill goodwill, Agent agent, LockedWallet wallet) {
        return issue(1, goodwill, agent, wallet);
    }

    /** Somebody else decided on it. */
    static SupportAct decided(Goodwill.Decided goodwill, Agent agent, LockedWallet wallet) {
        return issue(2, goodwill, agent, wallet);
    }

    private static SupportAct issue(int step, Goodwill goodwill, Agent agent, LockedWallet wallet) {
        Goodwill.Request request = goodwill.request();
        return new SupportAct(
                "voucher-issue/" + request.issueId() + "/" + step,
                "voucher-issue " + goodwill.status(),
                agent,
                request.reason(),
                request,
                goodwill.voucherId(),
                goodwill.voucherId() == null ? null : wallet.sequence(),
                null);
    }

    /** Somebody took a voucher back, as was told just now. */
    static SupportAct cancelled(MemberVoucher voucher, Agent agent, String reason, LockedWallet wallet) {
        return done("voucher cancelled", voucher, agent, reason, wallet, null);
    }

    /** Somebody moved the end of a voucher, as was told just now. */
    static SupportAct extended(MemberVoucher before, Instant until, Agent agent, String reason, LockedWallet wallet) {
        MovedEnd moved = new MovedEnd(before.life().validity().until(), until, before.left());
        return done("voucher extended", before, agent, reason, wallet, moved);
    }

    private static SupportAct done(
            String what,
            MemberVoucher voucher,
            Agent agent,
            String reason,
            LockedWallet wallet,
            @Nullable MovedEnd moved) {
        String act = "voucher/" + voucher.voucherId() + "/" + wallet.sequence();
        return new SupportAct(act, what, agent, reason, null, voucher.voucherId(), wallet.sequence(), moved);
    }
}
