package loyalty.voucher.issuance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import loyalty.events.ActivityRecorded;
import loyalty.events.MemberEnrolled;
import loyalty.events.PointsConverted;
import loyalty.events.PointsEarned;
import loyalty.events.TierChanged;
import loyalty.programme.Programme;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.earning.Basis;
import loyalty.programme.tiers.Ladder;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.domain.ReturnedLine;
import loyalty.voucher.vouchers.VoucherIssue;

/** Which vouchers an event brings, by the programme. */
final class IssuancePolicy {

    private static final String REACHED = "reached";

    /** A tier that lasts to the end of a year brings its voucher once in twelve months. */
    private static final int MONTHS_OF_A_YEAR = 12;

    private IssuancePolicy() {}

    /** The welcome. The inbox sees to it that nobody is welcomed twice. */
    static List<VoucherIssue> ofEnrolment(MemberEnrolled event, Programme programme, Instant now) {
        return programme.vouchers().stream()
                .filter(template -> template.when() == VoucherTemplate.When.ENROLMENT)
                .filter(template -> template.isOn(programme.calendar().dayOf(event.at())))
                .map(template -> VoucherIssue.of(event.member(), template, "enrolment", event.at(), programme, now))
                .toList();
    }

    /** The voucher that points became, from the instant on at which they did. */
    static List<VoucherIssue> ofPoints(PointsConverted event, Programme programme) {
        return programme.offer(event.into()).stream()
                .map(reward -> VoucherIssue.of(
                        event.member(), reward, "threshold:" + event.entryId(), event.at(), programme, event.at()))
                .toList();
    }

    /** The vouchers that an activity of this type brings. */
    static List<VoucherTemplate> promisedFor(ActivityRecorded event, Programme programme) {
        return programme.vouchers().stream()
                .filter(template -> event.type().equals(template.activity()))
                .filter(template -> template.isOn(programme.calendar().dayOf(event.happenedAt())))
                .toList();
    }

    /**
     * What an activity brings of what is promised for it: once in so many days, where the programme says so.
     *
     * @param before all vouchers that the member ever got
     */
    static List<VoucherIssue> ofActivity(
            ActivityRecorded event,
            List<VoucherTemplate> promised,
            List<VoucherIssue> before,
            Programme programme,
            Instant now) {
        return promised.stream()
                .filter(template -> isDue(template, before, event.happenedAt(), programme.calendar()))
                .map(template -> VoucherIssue.of(
                        event.member(),
                        template,
                        event.type() + ":" + event.activityId(),
                        event.happenedAt(),
                        programme,
                        now))
                .toList();
    }

    /** By the days of the activities, whichever of them was heard of first. */
    private static boolean isDue(
            VoucherTemplate template, List<VoucherIssue> before, Instant happenedAt, ProgrammeCalendar calendar) {
        Integer days = template.oncePerDays();
        return days == null
                || before.stream()
                        .filter(issue -> issue.terms().template().equals(template.key()))
                        .map(issue ->
                                ChronoUnit.DAYS.between(calendar.dayOf(issue.causedAt()), calendar.dayOf(happenedAt)))
                        .noneMatch(apart -> Math.abs(apart) < days);
    }

    /**
     * What of an order brings store currency: by the basis of the points, so as a rule what was paid and not the price.
     *
     * @param returned how many of each line have come back before the news of the order came
     * @param decimals of the currency
     */
    static BigDecimal basis(PointsEarned order, Basis basis, Map<String, Long> returned, int decimals) {
        return order.lines().stream()
                .filter(line -> basis.counts(line.kind(), line.category()))
                .map(line -> new ReturnedLine(
                        line.id(),
                        line.kind(),
                        true,
                        line.quantity(),
                        basis.countsPaidWithVouchers() ? line.amount() : line.payable(),
                        BigDecimal.ZERO,
                        0,
                        returned.getOrDefault(line.id(), 0L),
                        decimals))
                .map(ReturnedLine::staying)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The reward of a tier that was reached. A tier is reached again only after its status has ended, so a second
     * telling within that time (late events can move the day on which it was reached) brings nothing more.
     *
     * @param last when the member last got each voucher
     */
    static List<VoucherIssue> ofTier(TierChanged event, Programme programme, Map<String, Instant> last, Instant now) {
        if (!event.cause().kind().equals(REACHED)) {
            return List.of();
        }
        ProgrammeCalendar calendar = programme.calendar();
        Integer lasts =
                programme.ladderWith(event.tier()).map(Ladder::validMonths).orElse(null);
        Instant again = calendar.startOf(calendar.dayOf(now)
                .minusMonths(lasts == null ? MONTHS_OF_A_YEAR : lasts)
                .plusDays(1));
        return programme.vouchers().stream()
                .filter(template -> event.tier().equals(template.tier()))
                .filter(template -> template.isOn(calendar.dayOf(event.at())))
                .filter(template ->
                        last.getOrDefault(template.id(), Instant.EPOCH).isBefore(again))
                .map(template ->
                        VoucherIssue.of(event.member(), template, "tier:" + event.tier(), event.at(), programme, now))
                .toList();
    }
}
