package loyalty.points.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Fractions;
import loyalty.points.domain.earning.LineKind;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.returns.Returned;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** The JSON that stands in rows. It is read for as long as the rows live, so it does not follow the API's settings. */
public final class LedgerJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<StoredOpening>> OPENING = new TypeReference<>() {};
    private static final TypeReference<List<StoredReturn>> RETURNED = new TypeReference<>() {};
    private static final TypeReference<List<StoredLine>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    private LedgerJson() {}

    private record StoredLine(
            String id,
            String sku,
            @Nullable String category,
            String kind,
            long quantity,
            String unitPrice,
            String discount,
            @Nullable String redeemed) {

        static StoredLine of(Order.Line line) {
            return new StoredLine(
                    line.id(),
                    line.sku(),
                    line.category(),
                    line.kind().word(),
                    line.quantity(),
                    line.unitPrice().toPlainString(),
                    line.discount().toPlainString(),
                    some(line.redeemed()));
        }

        Order.Line line() {
            var line = new Order.Line(
                    id,
                    sku,
                    category,
                    LineKind.of(kind).orElseThrow(),
                    quantity,
                    new BigDecimal(unitPrice),
                    new BigDecimal(discount));
            return redeemed == null ? line : line.redeeming(new BigDecimal(redeemed));
        }
    }

    /** An amount that is left out where it is nothing, as in rows that were written before it was known. */
    private static @Nullable String some(BigDecimal amount) {
        return amount.signum() == 0 ? null : amount.toPlainString();
    }

    public static String write(Explanation explanation) {
        return text(explanation);
    }

    public static Explanation explanation(String json) {
        try {
            return JSON.readValue(json, Explanation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row holds an explanation that cannot be read", e);
        }
    }

    /** What is counted; null for nothing, which most programmes count. */
    public static @Nullable String writeOrNull(Counts counts) {
        Map<String, String> values = new TreeMap<>();
        counts.values().forEach((name, value) -> values.put(name, Fractions.text(value)));
        return values.isEmpty() ? null : text(values);
    }

    public static Counts counts(@Nullable String json) {
        Map<String, BigFraction> values = new TreeMap<>();
        if (json != null) {
            words(json).forEach((name, value) -> values.put(name, Fractions.read(value)));
        }
        return new Counts(values);
    }

    public static String write(Map<String, String> words) {
        return text(new TreeMap<>(words));
    }

    public static Map<String, String> words(String json) {
        return read(json, WORDS, "words");
    }

    private record StoredOpening(
            long points, Instant earnedAt, @Nullable Instant expiresAt) {}

    public static String writeOpening(List<OpeningBalance.Part> lots) {
        return text(lots.stream()
                .map(lot -> new StoredOpening(lot.points(), lot.earnedAt(), lot.expiresAt()))
                .toList());
    }

    public static List<OpeningBalance.Part> opening(String json) {
        return read(json, OPENING, "an opening balance").stream()
                .map(lot -> new OpeningBalance.Part(lot.points(), lot.earnedAt(), lot.expiresAt()))
                .toList();
    }

    private record StoredReturn(
            String id,
            long quantity,
            String amount,
            @Nullable String redeemed) {

        static StoredReturn of(Returned.Line line) {
            return new StoredReturn(line.id(), line.quantity(), line.amount().toPlainString(), some(line.redeemed()));
        }

        Returned.Line line() {
            BigDecimal cost = new BigDecimal(amount);
            BigDecimal paid = redeemed == null ? BigDecimal.ZERO.setScale(cost.scale()) : new BigDecimal(redeemed);
            return new Returned.Line(id, quantity, cost, paid);
        }
    }

    public static String writeReturned(List<Returned.Line> lines) {
        return text(lines.stream().map(StoredReturn::of).toList());
    }

    public static List<Returned.Line> returned(String json) {
        return read(json, RETURNED, "a return").stream().map(StoredReturn::line).toList();
    }

    public static String write(List<Order.Line> lines) {
        return text(lines.stream().map(StoredLine::of).toList());
    }

    static List<Order.Line> lines(String json) {
        return read(json, LINES, "lines").stream().map(StoredLine::line).toList();
    }

    /** The redemptions that an order names; null for none. */
    static @Nullable String redemptions(List<String> ids) {
        return ids.isEmpty() ? null : text(ids);
    }

    static List<String> redemptions(@Nullable String json) {
        return json == null ? List.of() : read(json, IDS, "ids");
    }

    private static <T> T read(String json, TypeReference<T> type, String what) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row holds " + what + " that cannot be read", e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text and numbers can always be written", e);
        }
    }
}
