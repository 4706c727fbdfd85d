package loyalty.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * What a member holds.
 *
 * @param points available, pending and held, less what is owed
 * @param cash store currency, spendable now or later, but for what was made of points
 * @param vouchers those that can be used, or will be, by id
 */
record Purse(long points, BigDecimal cash, Map<String, Voucher> vouchers) {

    private static final Set<String> USABLE = Set.of("scheduled", "issued", "reserved");

    /** One that can be used. */
    record Voucher(String code, BigDecimal value, String cause, String status) {

        boolean isFrom(String cause) {
            return this.cause.startsWith(cause);
        }
    }

    static Purse of(Counter counter) throws IOException {
        JsonNode points = counter.get("/points");
        JsonNode cash = counter.get("/store-currency");
        BigDecimal ofPoints = StreamSupport.stream(cash.get("lots").spliterator(), false)
                .filter(lot -> lot.get("cause").asText().startsWith("points"))
                .map(lot -> amount(lot, "left"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Voucher> vouchers = new TreeMap<>();
        for (JsonNode voucher : counter.get("/vouchers?limit=500").get("items")) {
            if (USABLE.contains(voucher.get("status").asText())) {
                vouchers.put(
                        voucher.get("voucherId").asText(),
                        new Voucher(
                                voucher.path("code").asText(),
                                new BigDecimal(voucher.path("value").asText("1")),
                                voucher.get("cause").asText(),
                                voucher.get("status").asText()));
            }
        }
        return new Purse(
                points.get("available").asLong()
                        + points.get("pending").asLong()
                        + points.get("held").asLong()
                        - points.get("owed").asLong(),
                amount(cash, "available").add(amount(cash, "upcoming")).subtract(ofPoints),
                vouchers);
    }

    /** How many of the member's points became something by themselves. */
    static long converted(Counter counter) throws IOException {
        return StreamSupport.stream(
                        counter.get("/points/entries?limit=500").get("items").spliterator(), false)
                .filter(entry -> entry.get("kind").asText().equals("redeem")
                        && entry.get("actor").asText().equals("programme"))
                .mapToLong(entry -> -entry.get("points").asLong())
                .sum();
    }

    private static BigDecimal amount(JsonNode of, String field) {
        return new BigDecimal(of.get(field).asText());
    }
}
