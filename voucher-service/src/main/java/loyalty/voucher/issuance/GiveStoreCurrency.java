package loyalty.voucher.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.events.ActivityRecorded;
import loyalty.events.MemberEvent;
import loyalty.events.PointsConverted;
import loyalty.events.PointsEarned;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.StoreCurrencyRules;
import loyalty.voucher.domain.StoreCurrency;
import loyalty.voucher.returns.SettledReturns;
import loyalty.voucher.storecurrency.Lot;
import loyalty.voucher.storecurrency.Lots;

/** Gives the store currency that the programme promises for orders, for activities and for points. Members are locked. */
@ApplicationScoped
class GiveStoreCurrency {

    private final Lots lots;
    private final SettledReturns returns;
    private final KnownProgrammes programmes;

    GiveStoreCurrency(Lots lots, SettledReturns returns, KnownProgrammes programmes) {
        this.lots = lots;
        this.returns = returns;
        this.programmes = programmes;
    }

    void give(List<MemberEvent> heard, Instant now, List<MemberEvent> told) {
        List<Lot> given = new ArrayList<>(ofOrders(some(heard, PointsEarned.class), now));
        given.addAll(ofActivities(some(heard, ActivityRecorded.class), now));
        some(heard, PointsConverted.class).forEach(event -> ofPoints(event).ifPresent(given::add));
        lots.issue(given);
        given.forEach(lot -> told.add(lot.event()));
    }

    private static <T extends MemberEvent> List<T> some(List<MemberEvent> heard, Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<Lot> ofOrders(List<PointsEarned> orders, Instant now) {
        Map<String, Map<String, Long>> returned =
                returns.returned(orders.stream().map(PointsEarned::orderId).toList());
        return orders.stream()
                .flatMap(order -> ofOrder(order, returned.getOrDefault(order.orderId(), Map.of()), now).stream())
                .toList();
    }

    private Optional<Lot> ofOrder(PointsEarned order, Map<String, Long> returned, Instant now) {
        Programme programme = programmes.named(order.programmeVersion());
        BigDecimal basis =
                IssuancePolicy.basis(order, programme.points().basis(), returned, programme.amountDecimals());
        return StoreCurrency.of(basis, order.placedAt(), programme)
                .map(earned -> Lot.of(
                        order.member(),
                        new Lot.Cause("c-" + order.orderId(), "order:" + order.orderId(), order.placedAt()),
                        order.orderId(),
                        programme,
                        earned,
                        now));
    }

    private Optional<Lot> ofPoints(PointsConverted event) {
        Programme programme = programmes.named(event.programmeVersion());
        return StoreCurrency.ofPoints(event.into(), event.points(), event.at(), programme)
                .map(earned -> Lot.of(
                        event.member(),
                        new Lot.Cause("p-" + event.entryId(), "points:" + event.entryId(), event.at()),
                        null,
                        programme,
                        earned,
                        event.at()));
    }

    private List<Lot> ofActivities(List<ActivityRecorded> activities, Instant now) {
        List<ActivityRecorded> paying = activities.stream()
                .filter(activity -> rule(activity).isPresent())
                .toList();
        Map<Pseudonym, List<Lot.Cause>> before = new HashMap<>(lots.notOfOrders(
                paying.stream().map(MemberEvent::member).distinct().toList()));
        List<Lot> given = new ArrayList<>();
        for (ActivityRecorded activity : paying) {
            StoreCurrencyRules.FromActivity rule = rule(activity).orElseThrow();
            List<Lot.Cause> causes = before.computeIfAbsent(activity.member(), m -> new ArrayList<>());
            if (isFree(rule, causes, activity.happenedAt())) {
                Lot lot = ofActivity(activity, rule, now);
                causes.add(lot.cause());
                given.add(lot);
            }
        }
        return given;
    }

    private Optional<StoreCurrencyRules.FromActivity> rule(ActivityRecorded activity) {
        return programmes.named(activity.programmeVersion()).storeCurrencyFromActivities().stream()
                .filter(rule -> rule.activity().equals(activity.type()))
                .findFirst();
    }

    /** Whether nothing was given for such an activity within the hours, before it or after. */
    private static boolean isFree(StoreCurrencyRules.FromActivity rule, List<Lot.Cause> before, Instant happenedAt) {
        Integer hours = rule.oncePerHours();
        return hours == null
                || before.stream()
                        .filter(cause -> cause.text().startsWith(rule.activity() + ":"))
                        .noneMatch(cause ->
                                Duration.between(cause.at(), happenedAt).abs().compareTo(Duration.ofHours(hours)) < 0);
    }

    private Lot ofActivity(ActivityRecorded activity, StoreCurrencyRules.FromActivity rule, Instant now) {
        Programme programme = programmes.named(activity.programmeVersion());
        return Lot.of(
                activity.member(),
                new Lot.Cause(
                        "a-" + activity.activityId(),
                        activity.type() + ":" + activity.activityId(),
                        activity.happenedAt()),
                null,
                programme,
                StoreCurrency.ofActivity(rule, now, programme),
                now);
    }
}
