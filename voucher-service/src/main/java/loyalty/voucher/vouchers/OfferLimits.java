package loyalty.voucher.vouchers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.domain.Voucher;

/** Of the vouchers that a programme gives by itself, no more than it has: to one member, in number, or in money. */
@ApplicationScoped
public class OfferLimits {

    private final Vouchers vouchers;
    private final OfferStock stock;
    private final KnownProgrammes programmes;

    OfferLimits(Vouchers vouchers, OfferStock stock, KnownProgrammes programmes) {
        this.vouchers = vouchers;
        this.stock = stock;
        this.programmes = programmes;
    }

    /** Those of some vouchers that are still to be had, taken in the caller's transaction; in their order. */
    public List<VoucherIssue> within(List<VoucherIssue> issues) {
        Set<VoucherIssue> gone = new HashSet<>();
        // By offer, so that two who give several of the same do not wait for each other.
        issues.stream()
                .sorted(Comparator.comparing(issue -> issue.terms().template()))
                .forEach(issue -> limited(issue)
                        .filter(template -> !isLeft(template, issue, issues, gone))
                        .ifPresent(template -> gone.add(issue)));
        return issues.stream().filter(issue -> !gone.contains(issue)).toList();
    }

    private Optional<VoucherTemplate> limited(VoucherIssue issue) {
        return programmes
                .named(issue.terms().programmeVersion())
                .offer(issue.terms().template())
                .filter(VoucherTemplate.class::isInstance)
                .map(VoucherTemplate.class::cast)
                .filter(template -> !template.limit().equals(VoucherTemplate.Limit.NONE));
    }

    private boolean isLeft(
            VoucherTemplate template, VoucherIssue issue, List<VoucherIssue> sameBatch, Set<VoucherIssue> gone) {
        Integer perMember = template.limit().perMember();
        if (perMember != null && had(issue, sameBatch, gone) >= perMember) {
            return false;
        }
        return !template.limit().isOfAll() || stock.take(template);
    }

    /** How many of it the member was given and did not lose with what had given it, and gets before this one. */
    private long had(VoucherIssue issue, List<VoucherIssue> sameBatch, Set<VoucherIssue> gone) {
        return Stream.concat(
                        vouchers.of(issue.member()).stream()
                                .filter(voucher -> voucher.issue().isGiven())
                                .filter(voucher ->
                                        !(voucher.life() instanceof Voucher.Cancelled) || !vouchers.isRevoked(voucher))
                                .map(MemberVoucher::issue),
                        sameBatch.stream()
                                .takeWhile(before -> !before.equals(issue))
                                .filter(before -> before.member().equals(issue.member()) && !gone.contains(before)))
                .filter(before -> before.terms().template().equals(issue.terms().template()))
                .count();
    }
}
