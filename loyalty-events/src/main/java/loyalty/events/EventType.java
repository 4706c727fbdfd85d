package loyalty.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of event on the bus: each has one wire name, one kind of data, one producer and one topic. */
public enum EventType {
    MEMBER_ENROLLED("member.enrolled.v1", "tier-service", MemberEnrolled.class),
    MEMBER_ATTRIBUTES_CHANGED("member.attributes-changed.v1", "tier-service", MemberAttributesChanged.class),
    POINTS_EARNED("points.earned.v1", "points-service", PointsEarned.class),
    POINTS_ACTIVATED("points.activated.v1", "points-service", PointsActivated.class),
    POINTS_EXPIRED("points.expired.v1", "points-service", PointsExpired.class),
    POINTS_HELD("points.held.v1", "points-service", PointsHeld.class),
    POINTS_REDEEMED("points.redeemed.v1", "points-service", PointsRedeemed.class),
    POINTS_RELEASED("points.released.v1", "points-service", PointsReleased.class),
    POINTS_ADJUSTED("points.adjusted.v1", "points-service", PointsAdjusted.class),
    POINTS_RETURNED("points.returned.v1", "points-service", PointsReturned.class),
    POINTS_CONVERTED("points.converted.v1", "points-service", PointsConverted.class),
    POINTS_EXTENDED("points.extended.v1", "points-service", PointsExtended.class),
    ACTIVITY_RECORDED("activity.recorded.v1", "points-service", ActivityRecorded.class),
    POINTS_OPENED("points.opened.v1", "points-service", PointsOpened.class),
    TIER_PROGRESSED("tier.progressed.v1", "tier-service", TierProgressed.class),
    TIER_CHANGED("tier.changed.v1", "tier-service", TierChanged.class),
    TIER_AT_RISK("tier.at-risk.v1", "tier-service", TierAtRisk.class),
    VOUCHER_ISSUED("voucher.issued.v1", "voucher-service", VoucherIssued.class),
    VOUCHER_EXPIRED("voucher.expired.v1", "voucher-service", VoucherExpired.class),
    STORE_CURRENCY_ISSUED("store-currency.issued.v1", "voucher-service", StoreCurrencyIssued.class),
    STORE_CURRENCY_OPENED("store-currency.opened.v1", "voucher-service", StoreCurrencyOpened.class),
    STORE_CURRENCY_EXPIRED("store-currency.expired.v1", "voucher-service", StoreCurrencyExpired.class),
    VOUCHER_STARTED("voucher.started.v1", "voucher-service", VoucherStarted.class),
    VOUCHER_RESERVED("voucher.reserved.v1", "voucher-service", VoucherReserved.class),
    VOUCHER_RELEASED("voucher.released.v1", "voucher-service", VoucherReleased.class),
    VOUCHER_REDEEMED("voucher.redeemed.v1", "voucher-service", VoucherRedeemed.class),
    VOUCHER_CANCELLED("voucher.cancelled.v1", "voucher-service", VoucherCancelled.class),
    STORE_CURRENCY_RESERVED("store-currency.reserved.v1", "voucher-service", StoreCurrencyReserved.class),
    STORE_CURRENCY_RELEASED("store-currency.released.v1", "voucher-service", StoreCurrencyReleased.class),
    STORE_CURRENCY_SPENT("store-currency.spent.v1", "voucher-service", StoreCurrencySpent.class),
    VOUCHER_EXTENDED("voucher.extended.v1", "voucher-service", VoucherExtended.class),
    VOUCHER_RESTORED("voucher.restored.v1", "voucher-service", VoucherRestored.class),
    STORE_CURRENCY_RESTORED("store-currency.restored.v1", "voucher-service", StoreCurrencyRestored.class),
    STORE_CURRENCY_CANCELLED("store-currency.cancelled.v1", "voucher-service", StoreCurrencyCancelled.class),
    PROGRAMME_PUBLISHED("programme.published.v1", "points-service", ProgrammePublished.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_DATA =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::data, Function.identity()));

    private final String wireName;
    private final String producer;
    private final Class<? extends LoyaltyEvent> data;

    EventType(String wireName, String producer, Class<? extends LoyaltyEvent> data) {
        this.wireName = wireName;
        this.producer = producer;
        this.data = data;
    }

    /** The type with this name on the wire, or nothing when it is not one of ours: a reader then passes it over. */
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** The type of this event's data. */
    public static EventType of(LoyaltyEvent data) {
        EventType type = BY_DATA.get(data.getClass());
        if (type == null) {
            throw new IllegalStateException("no type for " + data.getClass().getSimpleName());
        }
        return type;
    }

    /** The name on the wire, such as {@code points.earned.v1}. */
    public String wireName() {
        return wireName;
    }

    /** The service that sends it, which is also the CloudEvents source. */
    public String producer() {
        return producer;
    }

    /** The record that its data is. */
    public Class<? extends LoyaltyEvent> data() {
        return data;
    }

    /** The topic it travels on. */
    public String topic() {
        return this == PROGRAMME_PUBLISHED ? Topics.PROGRAMMES : Topics.MEMBERS;
    }
}
