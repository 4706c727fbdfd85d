package loyalty.tier.tiers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a member, as it is known. */
record Life(@Nullable LocalDate joinedOn, List<Fact> facts) {

    /** Something that happened. */
    sealed interface Fact {
        /** When it happened. */
        Instant at();

        String id();
    }

    /** Some goods of a kind, and what vouchers paid of each. */
    record Line(String kind, String category, int quantity, BigDecimal price, BigDecimal redeemed) {

        Line of(int some) {
            return new Line(kind, category, some, price, redeemed);
        }

        BigDecimal amount() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }

        BigDecimal paid() {
            return price.subtract(redeemed).multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** An order, and the points that it earned. */
    record Bought(String id, Instant at, List<Line> lines, long points) implements Fact {}

    /** What came back of an order: of each of its lines so many. */
    record Back(String id, String orderId, Instant at, List<Line> lines, long points, boolean complete)
            implements Fact {}

    /** A visit, or the like. */
    record Did(String id, Instant at, String type, long points) implements Fact {}

    /** A tier that support gives. */
    record Given(String id, Instant at, String tier, Instant until) implements Fact {}

    /** All facts of a kind. */
    <T extends Fact> List<T> all(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
