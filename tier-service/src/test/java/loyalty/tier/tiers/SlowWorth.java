package loyalty.tier.tiers;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/** What is left of something that counts, after what came back of it: added up anew whenever it is asked. */
record SlowWorth(JsonNode file, SlowLadder ladder) {

    BigDecimal of(Life.Fact gain, Collection<Life.Back> returned) {
        return switch (gain) {
            case Life.Did did -> of(did);
            case Life.Bought order ->
                of(
                        order,
                        returned.stream()
                                .filter(one -> one.orderId().equals(order.id()))
                                .toList());
            case Life.Back back -> throw new IllegalArgumentException(back.toString());
            case Life.Given given -> throw new IllegalArgumentException(given.toString());
        };
    }

    private BigDecimal of(Life.Did did) {
        return switch (ladder.metric) {
            case "points" -> BigDecimal.valueOf(did.points());
            case "activities" -> ladder.countsActivity(did.type()) ? BigDecimal.ONE : BigDecimal.ZERO;
            default -> BigDecimal.ZERO;
        };
    }

    private BigDecimal of(Life.Bought order, List<Life.Back> returned) {
        int bought = quantity(order.lines());
        int back = returned.stream().mapToInt(one -> quantity(one.lines())).sum();
        if (bought == back) {
            return BigDecimal.ZERO;
        }
        return switch (ladder.metric) {
            case "spend" -> left(order, returned, this::spend);
            case "points" ->
                points(order.lines(), order.points())
                        .subtract(returned.stream()
                                .map(one -> points(one.lines(), one.points()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .max(BigDecimal.ZERO);
            case "orders" -> isOrderLeft(order, returned) ? BigDecimal.ONE : BigDecimal.ZERO;
            default -> BigDecimal.ZERO;
        };
    }

    /** An order counts as long as something of it is left that counts, whoever paid it. */
    private boolean isOrderLeft(Life.Bought order, List<Life.Back> returned) {
        return order.lines().stream().anyMatch(ladder::counts)
                && left(order, returned, this::price).signum() > 0;
    }

    private static BigDecimal left(
            Life.Bought order,
            List<Life.Back> returned,
            java.util.function.Function<List<Life.Line>, BigDecimal> amount) {
        BigDecimal left = amount.apply(order.lines());
        for (Life.Back back : returned) {
            left = left.subtract(amount.apply(back.lines()));
        }
        return left;
    }

    private BigDecimal price(List<Life.Line> lines) {
        return lines.stream().filter(ladder::counts).map(Life.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal spend(List<Life.Line> lines) {
        return ladder.countsVouchers()
                ? price(lines)
                : lines.stream().filter(ladder::counts).map(Life.Line::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A ladder with a basis of its own has of the points what its lines are of those that earned them. */
    private BigDecimal points(List<Life.Line> lines, long points) {
        if (!ladder.hasOwnBasis()) {
            return BigDecimal.valueOf(points);
        }
        JsonNode basis = file.at("/points/basis");
        boolean vouchers = basis.path("paidWithVouchers").asBoolean(false);
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal own = BigDecimal.ZERO;
        for (Life.Line line : lines) {
            if (SlowLadder.counts(basis, line)) {
                BigDecimal amount = vouchers ? line.amount() : line.paid();
                all = all.add(amount);
                own = ladder.counts(line) ? own.add(amount) : own;
            }
        }
        return all.signum() == 0
                ? BigDecimal.ZERO
                : own.multiply(BigDecimal.valueOf(points)).divide(all, 0, RoundingMode.DOWN);
    }

    private static int quantity(List<Life.Line> lines) {
        return lines.stream().mapToInt(Life.Line::quantity).sum();
    }
}
