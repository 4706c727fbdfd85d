package loyalty.voucher.support;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import loyalty.programme.Programme;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.domain.Goodwill;
import loyalty.voucher.domain.Idempotency;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.HolderNames;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.holder.WalletTransaction;
import loyalty.voucher.vouchers.OfferLimits;
import loyalty.voucher.vouchers.VoucherIssue;
import loyalty.voucher.vouchers.Vouchers;

/** Gives a voucher on behalf of support, or notes that it awaits approval. One transaction under the member's lock. */
@ApplicationScoped
class GiveGoodwill {

    private final GoodwillIssues issues;
    private final SupportActs acts;
    private final SupportRules rules;
    private final Vouchers vouchers;
    private final OfferLimits limits;
    private final HolderNames names;
    private final WalletTransaction transaction;

    GiveGoodwill(
            GoodwillIssues issues,
            SupportActs acts,
            SupportRules rules,
            Vouchers vouchers,
            OfferLimits limits,
            HolderNames names,
            WalletTransaction transaction) {
        this.issues = issues;
        this.acts = acts;
        this.rules = rules;
        this.vouchers = vouchers;
        this.limits = limits;
        this.names = names;
        this.transaction = transaction;
    }

    /** Gives it, or has it wait; an equal request with the same id is answered as the first was. */
    Outcome<Goodwill> ask(GoodwillCommand command) {
        return transaction.change(command.member(), wallet -> known(command).orElseGet(() -> ask(command, wallet)));
    }

    private Optional<Outcome<Goodwill>> known(GoodwillCommand command) {
        return issues.named(command.issueId())
                .map(first -> Idempotency.replay(first.goodwill().first(), first.fingerprint(), command.fingerprint()));
    }

    private Outcome<Goodwill> ask(GoodwillCommand command, LockedWallet wallet) {
        Programme programme = rules.inForceAt(wallet.now());
        Optional<Rejection> wrongReason = rules.refusalOf(command.reason(), wallet.now());
        if (wrongReason.isPresent()) {
            return Outcome.refused(wrongReason.get());
        }
        return rules.campaign(command.campaign(), programme, wallet.now())
                .map(template -> ask(command, template, programme, wallet))
                .orElseGet(() -> Outcome.refused(new Rejection.NoGoodwill()));
    }

    private Outcome<Goodwill> ask(
            GoodwillCommand command, VoucherTemplate template, Programme programme, LockedWallet wallet) {
        Goodwill.Request request = new Goodwill.Request(
                wallet.member(),
                command.issueId(),
                template.id(),
                programme.version(),
                command.reason(),
                command.agent().subject(),
                wallet.now());
        VoucherIssue issue = issue(request, template, programme, wallet);
        boolean alone = rules.limits(command.agent(), wallet.now()).covers(template.amount());
        Goodwill goodwill = alone ? request.give(issue.voucherId()) : request.await();
        if (!issues.add(goodwill, command.fingerprint())) {
            // Somebody took the id for another member meanwhile, under another lock.
            return known(command).orElseThrow();
        }
        names.note(wallet.member(), command.memberId());
        Outcome<LockedWallet> given = alone ? give(issue, wallet) : Outcome.done(wallet);
        return given.then(_ -> {
            acts.add(wallet, SupportAct.asked(goodwill, command.agent(), wallet));
            return Outcome.done(goodwill);
        });
    }

    private static VoucherIssue issue(
            Goodwill.Request request, VoucherTemplate template, Programme programme, LockedWallet wallet) {
        return VoucherIssue.of(request.member(), template, request.cause(), request.at(), programme, wallet.now());
    }

    private Outcome<LockedWallet> give(VoucherIssue issue, LockedWallet wallet) {
        if (limits.within(List.of(issue)).isEmpty()) {
            return Outcome.refused(new Rejection.OutOfStock());
        }
        vouchers.issue(List.of(issue));
        wallet.tell(issue.event());
        return Outcome.done(wallet);
    }

    /** Gives what somebody else asked for; the same decision of the same person is answered as the first was. */
    Outcome<Goodwill> approve(String issueId, Agent agent) {
        return decide(issueId, agent, Goodwill.ISSUED, (waiting, wallet) -> {
            Goodwill.Request request = waiting.request();
            Programme programme = rules.named(request.programmeVersion());
            VoucherTemplate template =
                    (VoucherTemplate) programme.offer(request.campaign()).orElseThrow();
            VoucherIssue issue = issue(request, template, programme, wallet);
            return waiting.approve(agent.subject(), wallet.now(), issue.voucherId())
                    .then(approved -> give(issue, wallet).then(_ -> Outcome.done(approved)));
        });
    }

    /** Gives nothing; the same decision of the same person is answered as the first was. */
    Outcome<Goodwill> reject(String issueId, Agent agent) {
        return decide(
                issueId, agent, Goodwill.REJECTED, (waiting, wallet) -> waiting.reject(agent.subject(), wallet.now()));
    }

    private interface Decision {
        Outcome<Goodwill.Decided> on(Goodwill.AwaitingApproval waiting, LockedWallet wallet);
    }

    private Outcome<Goodwill> decide(String issueId, Agent agent, String status, Decision decision) {
        return issues.named(issueId)
                .map(found -> transaction.change(
                        found.goodwill().request().member(),
                        wallet -> decided(issueId, agent, status, decision, wallet)))
                .orElseGet(() -> Outcome.refused(new Rejection.UnknownIssue()));
    }

    private Outcome<Goodwill> decided(
            String issueId, Agent agent, String status, Decision decision, LockedWallet wallet) {
        // Read again: whoever held the lock until now may have decided it.
        return switch (issues.named(issueId).orElseThrow().goodwill()) {
            case Goodwill.Given given -> Outcome.refused(new Rejection.AlreadyDecided(given.status()));
            case Goodwill.Decided before ->
                before.status().equals(status) && before.by().equals(agent.subject())
                        ? Outcome.replayed(before)
                        : Outcome.refused(new Rejection.AlreadyDecided(before.status()));
            case Goodwill.AwaitingApproval waiting ->
                decision.on(waiting, wallet).map(after -> {
                    issues.decide(waiting, after);
                    acts.add(wallet, SupportAct.decided(after, agent, wallet));
                    return after;
                });
        };
    }
}
