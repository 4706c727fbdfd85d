package loyalty.journeys;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the house programme makes of a file of orders, computed apart from the services, in the plainest way. */
final class HouseByHand {

    private static final List<String> TIERS = List.of("member", "silver", "gold");
    private static final List<BigDecimal> THRESHOLDS =
            List.of(BigDecimal.ZERO, new BigDecimal("200"), new BigDecimal("600"));
    private static final List<BigDecimal> RATES =
            List.of(BigDecimal.ONE, new BigDecimal("1.25"), new BigDecimal("1.5"));

    final Map<String, Long> points = new TreeMap<>();
    final Map<String, Long> membersByTier = new TreeMap<>();

    HouseByHand(Path csv) throws IOException {
        Map<String, List<Order>> orders = new TreeMap<>();
        LocalDate last = LocalDate.MIN;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                Order order = new Order(
                        row.getField("order_id"),
                        LocalDate.parse(row.getField("date")),
                        new BigDecimal(row.getField("amount")));
                orders.computeIfAbsent(row.getField("customer_id"), id -> new ArrayList<>())
                        .add(order);
                last = last.isAfter(order.day) ? last : order.day;
            }
        }
        for (var customer : orders.entrySet()) {
            Customer story = new Customer(customer.getValue(), last);
            points.put(customer.getKey(), story.points);
            membersByTier.merge(TIERS.get(story.tier), 1L, Long::sum);
        }
    }

    private record Order(String id, LocalDate day, BigDecimal amount) {}

    private static final class Customer {

        private final List<Order> bought = new ArrayList<>();
        private int tier;
        private LocalDate until = LocalDate.MAX;
        private BigDecimal sinceReached = BigDecimal.ZERO;
        private long points;

        Customer(List<Order> orders, LocalDate last) {
            orders.sort(Comparator.comparing(Order::day).thenComparing(Order::id));
            LocalDate today = LocalDate.MIN;
            int tierThisMorning = 0;
            for (Order order : orders) {
                if (!order.day.equals(today)) {
                    today = order.day;
                    endPeriodsUpTo(today);
                    tierThisMorning = tier;
                }
                buy(order, RATES.get(tierThisMorning));
            }
            endPeriodsUpTo(last);
        }

        private void endPeriodsUpTo(LocalDate day) {
            while (!until.isAfter(day)) {
                tier = Math.min(tier, supportedBy(sinceReached));
                until = tier == 0 ? LocalDate.MAX : until.plusMonths(12);
                sinceReached = BigDecimal.ZERO;
            }
        }

        private void buy(Order order, BigDecimal rate) {
            points +=
                    order.amount.multiply(rate).setScale(0, RoundingMode.FLOOR).longValueExact();
            bought.add(order);
            sinceReached = sinceReached.add(order.amount);
            BigDecimal lastTwelveMonths = bought.stream()
                    .filter(o -> o.day.isAfter(order.day.minusMonths(12)))
                    .map(Order::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (supportedBy(lastTwelveMonths) > tier) {
                tier = supportedBy(lastTwelveMonths);
                until = order.day.plusMonths(12);
                sinceReached = BigDecimal.ZERO;
            }
        }

        private static int supportedBy(BigDecimal spend) {
            int supported = 0;
            for (int i = 0; i < THRESHOLDS.size(); i++) {
                supported = spend.compareTo(THRESHOLDS.get(i)) >= 0 ? i : supported;
            }
            return supported;
        }
    }
}
