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
                Order order = new Order(LocalDate.parse(row.getField("date")), new BigDecimal(row.getField("amount")));
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

    private record Order(LocalDate day, BigDecimal amount) {}

    private static final class Customer {

        private final List<Order> orders;
        private int tier;
        private LocalDate until = LocalDate.MAX;
        private long points;

        Customer(List<Order> orders, LocalDate last) {
            this.orders =
                    orders.stream().sorted(Comparator.comparing(Order::day)).toList();
            for (LocalDate day : this.orders.stream().map(Order::day).distinct().toList()) {
                reviewUpTo(day);
                buyOn(day);
            }
            reviewUpTo(last);
        }

        private void reviewUpTo(LocalDate day) {
            while (!until.isAfter(day)) {
                tier = supportedOn(until.minusDays(1));
                until = tier == 0 ? LocalDate.MAX : until.plusMonths(12);
            }
        }

        private void buyOn(LocalDate day) {
            BigDecimal rate = RATES.get(tier);
            orders.stream()
                    .filter(o -> o.day.equals(day))
                    .forEach(o -> points += o.amount
                            .multiply(rate)
                            .setScale(0, RoundingMode.FLOOR)
                            .longValueExact());
            if (supportedOn(day) > tier) {
                tier = supportedOn(day);
                until = day.plusMonths(12);
            }
        }

        private int supportedOn(LocalDate day) {
            BigDecimal spend = orders.stream()
                    .filter(o -> !o.day.isAfter(day) && o.day.isAfter(day.minusMonths(12)))
                    .map(Order::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            int supported = 0;
            for (int i = 0; i < TIERS.size(); i++) {
                supported = spend.compareTo(THRESHOLDS.get(i)) >= 0 ? i : supported;
            }
            return supported;
        }
    }
}
