package loyalty.voucher.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.events.ActivityRecorded;
import loyalty.events.MemberEnrolled;
import loyalty.events.MemberEvent;
import loyalty.events.PointsConverted;
import loyalty.events.Pseudonym;
import loyalty.events.TierChanged;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.OfferLimits;
import loyalty.voucher.vouchers.VoucherIssue;
import loyalty.voucher.vouchers.Vouchers;

/** Gives the vouchers that the programme promises to members, and takes back what a tier gave. */
@ApplicationScoped
class GiveVouchers {

    private final Vouchers vouchers;
    private final TakeTierVouchers tierVouchers;
    private final OfferLimits limits;
    private final KnownProgrammes programmes;

    GiveVouchers(Vouchers vouchers, TakeTierVouchers tierVouchers, OfferLimits limits, KnownProgrammes programmes) {
        this.vouchers = vouchers;
        this.tierVouchers = tierVouchers;
        this.limits = limits;
        this.programmes = programmes;
    }

    /** In the order of the events: what a tier gave before it was taken away goes, what it gives after that does not. */
    void giveAndTake(List<MemberEvent> heard, Instant now, List<MemberEvent> told) {
        List<MemberEvent> since = new ArrayList<>();
        for (MemberEvent event : heard) {
            if (TakeTierVouchers.isTakenAway(event)) {
                give(since, now, told);
                since.clear();
                TierChanged change = (TierChanged) event;
                told.addAll(tierVouchers.take(change, programmes.named(change.programmeVersion()), now));
            } else {
                since.add(event);
            }
        }
        give(since, now, told);
    }

    private void give(List<MemberEvent> heard, Instant now, List<MemberEvent> told) {
        List<VoucherIssue> issues = issues(heard, now);
        vouchers.issue(issues);
        issues.forEach(issue -> told.add(issue.event()));
    }

    private List<VoucherIssue> issues(List<MemberEvent> heard, Instant now) {
        List<Pseudonym> members = heard.stream()
                .filter(TierChanged.class::isInstance)
                .map(MemberEvent::member)
                .distinct()
                .toList();
        Map<Pseudonym, Map<String, Instant>> last = members.isEmpty() ? Map.of() : vouchers.lastIssued(members);
        Map<Pseudonym, Map<String, Instant>> given = new HashMap<>();
        List<VoucherIssue> issues = new ArrayList<>();
        for (MemberEvent event : heard) {
            if (event instanceof ActivityRecorded activity) {
                issues.addAll(ofActivity(activity, issues, now));
                continue;
            }
            Map<String, Instant> before =
                    given.computeIfAbsent(event.member(), m -> new HashMap<>(last.getOrDefault(m, Map.of())));
            List<VoucherIssue> more = issues(event, before, now);
            more.forEach(issue -> before.put(issue.terms().template(), now));
            issues.addAll(more);
        }
        return limits.within(vouchers.withoutKnown(issues));
    }

    private List<VoucherIssue> issues(MemberEvent event, Map<String, Instant> before, Instant now) {
        if (event instanceof MemberEnrolled joined) {
            return IssuancePolicy.ofEnrolment(joined, programmes.inForceAt(joined.at()), now);
        }
        if (event instanceof TierChanged changed) {
            return IssuancePolicy.ofTier(changed, programmes.named(changed.programmeVersion()), before, now);
        }
        if (event instanceof PointsConverted converted) {
            return IssuancePolicy.ofPoints(converted, programmes.named(converted.programmeVersion()));
        }
        return List.of();
    }

    private List<VoucherIssue> ofActivity(ActivityRecorded activity, List<VoucherIssue> sameBatch, Instant now) {
        Programme programme = programmes.named(activity.programmeVersion());
        List<VoucherTemplate> promised = IssuancePolicy.promisedFor(activity, programme);
        if (promised.isEmpty()) {
            return List.of();
        }
        List<VoucherIssue> before = new ArrayList<>(vouchers.of(activity.member()).stream()
                .map(MemberVoucher::issue)
                .filter(VoucherIssue::isGiven)
                .toList());
        sameBatch.stream()
                .filter(issue -> issue.member().equals(activity.member()))
                .forEach(before::add);
        return IssuancePolicy.ofActivity(activity, promised, before, programme, now);
    }
}
