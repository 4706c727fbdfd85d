package loyalty.local.messages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The message of an order with something odd about it, as a seed has it.
 *
 * @param fate what becomes of it at a reader who knows the type and the programme of the order as it was
 */
public record OddMessage(ProducerRecord<String, byte[]> message, Fate fate) {

    private static final int BYTES_OF_A_LARGE_ONE = 900_000;
    private static final int BYTES_OF_A_SMALL_ONE = 200;
    private static final int PROGRAMMES = 2;
    private static final String LATER = "odd-later-";
    private static final String NEVER = "odd-never-";

    /** What becomes of a message. */
    public enum Fate {
        /** It is an event, or one that only a newer reader knows. */
        APPLIED_OR_PASSED_OVER,
        /** It builds on a programme version of {@link #laterProgrammes()}. */
        WAITS,
        /** It builds on a programme version that nobody publishes. */
        WAITS_FOR_EVER,
        /** Nobody can tell what it says. */
        SET_ASIDE
    }

    /** The versions to be published after the messages. */
    public static List<String> laterProgrammes() {
        return List.of(LATER + 0, LATER + 1);
    }

    /**
     * Makes an order's message odd.
     *
     * @param regular with the headers {@code ce_id}, {@code ce_type} and {@code ce_sequence}, and a JSON object that
     *     names its {@code programmeVersion}
     */
    public static OddMessage of(int seed, ProducerRecord<String, byte[]> regular) {
        Random random = new Random(seed);
        List<Oddity> oddities = new ArrayList<>();
        oddities.add(Oddity.values()[seed % Oddity.values().length]);
        if (random.nextInt(3) == 0) {
            oddities.add(Oddity.values()[random.nextInt(Oddity.values().length)]);
        }
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(regular.topic(), key(regular, oddities), value(regular, oddities, random));
        header(message, "ce_type", type(regular, oddities), oddities.contains(Oddity.NO_TYPE));
        header(message, "ce_id", id(regular, oddities), oddities.contains(Oddity.NO_ID));
        String sequence = oddities.contains(Oddity.SEQUENCE_OF_WORDS) ? "the first" : "1";
        header(message, "ce_sequence", sequence, oddities.contains(Oddity.NO_SEQUENCE));
        if (oddities.contains(Oddity.HEADERS_WITHOUT_VALUE)) {
            header(message, "traceparent", null, false);
            header(message, "what-is-this", null, false);
        }
        return new OddMessage(message, fate(oddities));
    }

    /** A message that does not say what it is cannot be passed over; one that says something new can. */
    private static Fate fate(List<Oddity> oddities) {
        if (oddities.contains(Oddity.NO_TYPE) || oddities.contains(Oddity.TYPE_WITHOUT_VALUE)) {
            return Fate.SET_ASIDE;
        } else if (oddities.stream().anyMatch(Oddity.NEWER::contains)) {
            return Fate.APPLIED_OR_PASSED_OVER;
        } else if (!Oddity.HARMLESS.containsAll(oddities)) {
            return Fate.SET_ASIDE;
        } else if (oddities.contains(Oddity.UNKNOWN_PROGRAMME)) {
            return Fate.WAITS_FOR_EVER;
        }
        return oddities.contains(Oddity.LATER_PROGRAMME) ? Fate.WAITS : Fate.APPLIED_OR_PASSED_OVER;
    }

    private static @Nullable String key(ProducerRecord<String, byte[]> regular, List<Oddity> oddities) {
        return oddities.contains(Oddity.NO_KEY)
                ? null
                : oddities.contains(Oddity.ANOTHER_KEY) ? "another" : regular.key();
    }

    private static @Nullable String type(ProducerRecord<String, byte[]> regular, List<Oddity> oddities) {
        if (oddities.contains(Oddity.TYPE_WITHOUT_VALUE)) {
            return null;
        }
        String regularType = header(regular, "ce_type");
        String known = oddities.contains(Oddity.UNKNOWN_VERSION) ? regularType.replace("v1", "v9") : regularType;
        return oddities.contains(Oddity.UNKNOWN_TYPE) ? "points.glowed.v1" : known;
    }

    private static @Nullable String id(ProducerRecord<String, byte[]> regular, List<Oddity> oddities) {
        if (oddities.contains(Oddity.ID_WITHOUT_VALUE)) {
            return null;
        }
        String id = header(regular, "ce_id");
        return oddities.contains(Oddity.ID_TOO_LONG) ? id.repeat(20) : id;
    }

    private static byte @Nullable [] value(
            ProducerRecord<String, byte[]> regular, List<Oddity> oddities, Random random) {
        String json = programme(new String(regular.value(), StandardCharsets.UTF_8), oddities, random);
        byte[] bytes = new byte[oddities.contains(Oddity.A_LOT_OF_BYTES) ? BYTES_OF_A_LARGE_ONE : BYTES_OF_A_SMALL_ONE];
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

    private static String programme(String json, List<Oddity> oddities, Random random) {
        int number = random.nextInt(PROGRAMMES);
        if (oddities.contains(Oddity.UNKNOWN_PROGRAMME)) {
            return built(json, NEVER + number);
        }
        return oddities.contains(Oddity.LATER_PROGRAMME) ? built(json, LATER + number) : json;
    }

    private static String built(String json, String version) {
        return json.replaceFirst("\"programmeVersion\":\"[^\"]*\"", "\"programmeVersion\":\"" + version + "\"");
    }

    private static String header(ProducerRecord<String, byte[]> message, String name) {
        Header header = Objects.requireNonNull(message.headers().lastHeader(name), name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void header(
            ProducerRecord<String, byte[]> message, String name, @Nullable String value, boolean leftOut) {
        if (!leftOut) {
            message.headers().add(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
