package loyalty.tier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import loyalty.events.Envelope;
import loyalty.events.EventJson;
import loyalty.events.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An order's message with something odd about it, as a seed has it.
 *
 * @param isReadable whether it is an event all the same
 */
record OddMessage(ProducerRecord<String, byte[]> message, boolean isReadable) {

    private static final int BYTES_OF_A_LARGE_ONE = 900_000;

    /** What can be odd; some of it does no harm. */
    private enum Oddity {
        NO_KEY,
        ANOTHER_KEY,
        NO_TYPE,
        TYPE_WITHOUT_VALUE,
        NO_ID,
        ID_WITHOUT_VALUE,
        ID_TOO_LONG,
        NO_SEQUENCE,
        SEQUENCE_OF_WORDS,
        NO_VALUE,
        HALF_A_VALUE,
        ANOTHER_SCHEMA,
        BYTES,
        A_LOT_OF_BYTES,
        UNKNOWN_TYPE,
        UNKNOWN_VERSION,
        UNKNOWN_FIELD,
        HEADERS_WITHOUT_VALUE;

        private static final Set<Oddity> HARMLESS = EnumSet.of(UNKNOWN_FIELD, HEADERS_WITHOUT_VALUE);
        private static final Set<Oddity> NEWER = EnumSet.of(UNKNOWN_TYPE, UNKNOWN_VERSION);
    }

    static OddMessage of(int seed) {
        Random random = new Random(seed);
        List<Oddity> oddities = new ArrayList<>();
        oddities.add(Oddity.values()[seed % Oddity.values().length]);
        if (random.nextInt(3) == 0) {
            oddities.add(Oddity.values()[random.nextInt(Oddity.values().length)]);
        }
        Envelope order = ServiceFixture.bought("odd-" + seed, 1, "2026-06-01T16:00:00Z", "10.00");
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topics.MEMBERS, key(order, oddities), value(order, oddities, random));
        header(message, "ce_type", type(oddities), oddities.contains(Oddity.NO_TYPE));
        header(message, "ce_id", id(order, oddities), oddities.contains(Oddity.NO_ID));
        String sequence = oddities.contains(Oddity.SEQUENCE_OF_WORDS) ? "the first" : "1";
        header(message, "ce_sequence", sequence, oddities.contains(Oddity.NO_SEQUENCE));
        if (oddities.contains(Oddity.HEADERS_WITHOUT_VALUE)) {
            header(message, "traceparent", null, false);
            header(message, "what-is-this", null, false);
        }
        return new OddMessage(message, isReadable(oddities));
    }

    /** A message that does not say what it is cannot be passed over; one that says something new can. */
    private static boolean isReadable(List<Oddity> oddities) {
        boolean saysNothing = oddities.contains(Oddity.NO_TYPE) || oddities.contains(Oddity.TYPE_WITHOUT_VALUE);
        return !saysNothing
                && (Oddity.HARMLESS.containsAll(oddities) || oddities.stream().anyMatch(Oddity.NEWER::contains));
    }

    private static @Nullable String key(Envelope order, List<Oddity> oddities) {
        return oddities.contains(Oddity.NO_KEY)
                ? null
                : oddities.contains(Oddity.ANOTHER_KEY) ? "another" : order.key();
    }

    private static @Nullable String type(List<Oddity> oddities) {
        if (oddities.contains(Oddity.TYPE_WITHOUT_VALUE)) {
            return null;
        }
        String known = oddities.contains(Oddity.UNKNOWN_VERSION) ? "points.earned.v9" : "points.earned.v1";
        return oddities.contains(Oddity.UNKNOWN_TYPE) ? "points.glowed.v1" : known;
    }

    private static @Nullable String id(Envelope order, List<Oddity> oddities) {
        if (oddities.contains(Oddity.ID_WITHOUT_VALUE)) {
            return null;
        }
        return oddities.contains(Oddity.ID_TOO_LONG) ? order.id().repeat(20) : order.id();
    }

    private static byte @Nullable [] value(Envelope order, List<Oddity> oddities, Random random) {
        String json = new String(EventJson.write(order.data()), StandardCharsets.UTF_8);
        byte[] bytes = new byte[oddities.contains(Oddity.A_LOT_OF_BYTES) ? BYTES_OF_A_LARGE_ONE : 200];
        random.nextBytes(bytes);
        if (oddities.contains(Oddity.NO_VALUE)) {
            return null;
        } else if (oddities.contains(Oddity.BYTES) || oddities.contains(Oddity.A_LOT_OF_BYTES)) {
            return bytes;
        } else if (oddities.contains(Oddity.HALF_A_VALUE)) {
            return json.substring(0, json.length() / 2).getBytes(StandardCharsets.UTF_8);
        } else if (oddities.contains(Oddity.ANOTHER_SCHEMA)) {
            return "{\"id\": 7, \"lines\": \"none\"}".getBytes(StandardCharsets.UTF_8);
        }
        String all = oddities.contains(Oddity.UNKNOWN_FIELD)
                ? "{\"mood\": {\"of\": [\"the\", \"day\"]}, " + json.substring(1)
                : json;
        return all.getBytes(StandardCharsets.UTF_8);
    }

    private static void header(
            ProducerRecord<String, byte[]> message, String name, @Nullable String value, boolean leftOut) {
        if (!leftOut) {
            message.headers().add(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
