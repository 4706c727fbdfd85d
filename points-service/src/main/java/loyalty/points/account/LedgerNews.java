package loyalty.points.account;

import java.util.List;
import java.util.Objects;
import loyalty.events.ActivityRecorded;
import loyalty.events.Envelope;
import loyalty.events.MemberEvent;
import loyalty.events.PointsActivated;
import loyalty.events.PointsAdjusted;
import loyalty.events.PointsEarned;
import loyalty.events.PointsExpired;
import loyalty.events.PointsHeld;
import loyalty.events.PointsOpened;
import loyalty.events.PointsRedeemed;
import loyalty.events.PointsReleased;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Activation;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.Entry;
import loyalty.points.domain.EntryId;
import loyalty.points.domain.Hold;
import loyalty.points.domain.Order;
import loyalty.points.domain.Purchase;
import loyalty.points.domain.Rewarded;
import org.jspecify.annotations.Nullable;

/** Makes events from rows: the same row, the same event with the same id, today and when it is told again. */
final class LedgerNews {

    private LedgerNews() {}

    static Envelope of(Pseudonym member, Purchase purchase, @Nullable String traceparent) {
        Order order = purchase.order();
        var earned = purchase.earned();
        var event = new PointsEarned(
                member,
                purchase.at(),
                order.orderId(),
                order.placedAt(),
                order.channel(),
                order.location(),
                earned.programmeVersion(),
                earned.tier(),
                earned.points(),
                earned.availableAt(),
                earned.expiresAt(),
                order.currency(),
                lines(order));
        return Envelope.about(event, id(member, purchase.eventSeq()), purchase.eventSeq(), traceparent);
    }

    static Envelope of(Activities.Owned owned, @Nullable String traceparent) {
        Rewarded rewarded = owned.rewarded();
        var activity = rewarded.activity();
        var earned = rewarded.earned();
        var event = new ActivityRecorded(
                owned.member(),
                rewarded.at(),
                activity.activityId(),
                activity.type(),
                activity.happenedAt(),
                activity.location(),
                earned.programmeVersion(),
                earned.points(),
                earned.availableAt(),
                earned.expiresAt());
        return Envelope.about(event, id(owned.member(), rewarded.eventSeq()), rewarded.eventSeq(), traceparent);
    }

    static Envelope of(OpeningBalances.Owned owned, @Nullable String traceparent) {
        var opened = owned.opened();
        var opening = opened.opening();
        var event = new PointsOpened(
                owned.member(),
                opened.at(),
                opening.openingId(),
                opening.points(),
                opening.lifetimeEarned(),
                opening.qualifying(),
                opening.programmeVersion());
        return Envelope.about(event, id(owned.member(), opened.eventSeq()), opened.eventSeq(), traceparent);
    }

    static Envelope of(Pseudonym member, Activation activation) {
        var event = new PointsActivated(member, activation.at(), activation.points());
        return Envelope.about(event, id(member, activation.eventSeq()), activation.eventSeq(), null);
    }

    /** The event of an entry that has one of its own; today that is the end of points. */
    static Envelope of(Pseudonym member, Entry entry, long eventSeq) {
        var event = new PointsExpired(member, entry.at(), EntryId.of(member).entry(entry.seq()), -entry.points());
        return Envelope.about(event, id(member, eventSeq), eventSeq, null);
    }

    /** The event of what happened to a hold: the row of the step tells all of it. */
    static Envelope of(Holds.OwnedStep owned, @Nullable String traceparent) {
        Hold.Step step = owned.step();
        Pseudonym member = owned.member();
        MemberEvent event = switch (step.status()) {
            case HELD -> new PointsHeld(member, step.at(), owned.holdId(), owned.points(), step.orderId());
            case CAPTURED ->
                new PointsRedeemed(
                        member,
                        step.at(),
                        owned.holdId(),
                        step.captured(),
                        owned.points() - step.captured(),
                        step.orderId());
            case RELEASED, EXPIRED ->
                new PointsReleased(
                        member, step.at(), owned.holdId(), owned.points(), step.status() == Hold.Status.EXPIRED);
        };
        return Envelope.about(event, id(member, step.eventSeq()), step.eventSeq(), traceparent);
    }

    /** The event of a step that moved points. */
    static Envelope of(Adjustments.OwnedStep owned, @Nullable String traceparent) {
        Adjustment.Step step = owned.step();
        Pseudonym member = owned.member();
        long eventSeq = Objects.requireNonNull(step.eventSeq(), "a step that moved points is told");
        long entrySeq = Objects.requireNonNull(step.entrySeq(), "a step that moved points posted an entry");
        var event = new PointsAdjusted(
                member,
                step.at(),
                owned.adjustmentId(),
                EntryId.of(member).entry(entrySeq),
                step.points(),
                owned.reason());
        return Envelope.about(event, id(member, eventSeq), eventSeq, traceparent);
    }

    private static List<PointsEarned.Line> lines(Order order) {
        return order.lines().stream()
                .map(line -> new PointsEarned.Line(
                        line.id(), line.sku(), line.category(), line.kind().word(), line.quantity(), line.amount()))
                .toList();
    }

    /** The id of a member's event. */
    static String id(Pseudonym member, long eventSeq) {
        return "points-" + member.hex() + "-" + eventSeq;
    }
}
