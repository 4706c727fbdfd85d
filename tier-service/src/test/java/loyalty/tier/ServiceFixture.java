package loyalty.tier;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import loyalty.events.ActivityRecorded;
import loyalty.events.Envelope;
import loyalty.events.EventJson;
import loyalty.events.PointsEarned;
import loyalty.events.PointsReturned;
import loyalty.events.ProgrammePublished;
import loyalty.events.Pseudonym;
import loyalty.events.Topics;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The bus and the callers, as the service under test meets them. */
public final class ServiceFixture {

    private static final Duration SOON = Duration.ofMinutes(1);

    private static final String CLUBS = """
            version: clubs-1
            currency: USD
            timeZone: America/New_York
            points: { earn: { points: 1 } }
            tiers:
              ladder: club
              metric: spend
              basis: { exceptCategories: [gift-wrap] }
              windowMonths: 12
              validMonths: 12
              returns: at-once
              warnDays: [30]
              steps:
                - { tier: red, threshold: 0 }
                - tier: grey
                  threshold: 300
                  benefits:
                    - { id: free-shipping, text: { en: Free shipping, ar: شحن مجاني, ko: 무료 배송 } }
                - { tier: blue, threshold: 2500 }
                - { tier: black, name: Black, byInvitation: true }
            ladders:
              - ladder: visits
                metric: activities
                activities: [visit]
                window: membership-year
                valid: window-end
                steps: [{ tier: guest, threshold: 0 }, { tier: regular, threshold: 2 }]
              - ladder: beauty
                metric: spend
                basis: { exceptCategories: [music] }
                window: calendar-year
                valid: year-and-next
                steps: [{ tier: insider, threshold: 0 }, { tier: vib, threshold: 3500 }, { tier: rouge, threshold: 10000 }]
            """;

    private ServiceFixture() {}

    /** Sends events as points-service would. */
    public static void send(Envelope... events) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", setting("LOYALTY_KAFKA")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Envelope event : events) {
                producer.send(message(event));
            }
            producer.flush();
        }
    }

    /** An event as it travels. */
    static ProducerRecord<String, byte[]> message(Envelope event) {
        var message = new ProducerRecord<>(event.type().topic(), event.key(), EventJson.write(event.data()));
        header(message, "ce_id", event.id());
        header(message, "ce_type", event.type().wireName());
        header(message, "ce_sequence", Long.toString(event.sequence()));
        if (event.traceparent() != null) {
            header(message, "traceparent", event.traceparent());
        }
        return message;
    }

    /** Sends what says that it is an order and is none. */
    public static void sendPoison(String memberId, String id) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", setting("LOYALTY_KAFKA")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(
                    Topics.MEMBERS, pseudonym(memberId).hex(), "{}".getBytes(StandardCharsets.UTF_8));
            header(message, "ce_id", id);
            header(message, "ce_type", "points.earned.v1");
            header(message, "ce_sequence", "1");
            producer.send(message);
        }
    }

    /** By whom, and of which topic, the dead letters of an event are; only those that say why. */
    public static List<String> deadLetters(String id) {
        List<String> letters = new ArrayList<>();
        read(Topics.DEAD_LETTERS, message -> {
            if (id.equals(header(message, "ce_id"))
                    && !header(message, "loyalty_cause").isBlank()) {
                letters.add(header(message, "loyalty_consumer") + " " + header(message, "loyalty_topic"));
            }
        });
        return letters;
    }

    /** A producer for messages as they are. */
    static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", setting("LOYALTY_KAFKA")),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Those of the dead letters that are wanted, the first of each message only, in their order. */
    static List<ConsumerRecord<String, byte[]>> letters(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
        Set<String> places = new TreeSet<>();
        read(Topics.DEAD_LETTERS, message -> {
            if (wanted.test(message)
                    && places.add(header(message, "loyalty_topic") + header(message, "loyalty_place"))) {
                letters.add(message);
            }
        });
        return letters;
    }

    /** Partition and offset of the messages that a service set aside, with a cause. */
    static Set<String> placesOfDeadLetters(String service) {
        Set<String> places = new TreeSet<>();
        read(Topics.DEAD_LETTERS, message -> {
            if (service.equals(header(message, "loyalty_consumer"))
                    && !header(message, "loyalty_cause").isBlank()) {
                places.add(header(message, "loyalty_place"));
            }
        });
        return places;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The house programme. */
    public static void publishHouse() {
        try {
            String yaml = Files.readString(Path.of("../programmes/house.yaml"));
            var data = new ProgrammePublished(Instant.EPOCH, "house-2", Instant.EPOCH, yaml);
            send(new Envelope("house-2", 1, data, null));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The house programme under another name, in force when nobody lives any more. */
    static void publishHouseAs(String version) {
        try {
            Instant effectiveAt = Instant.parse("2090-01-01T00:00:00Z");
            String yaml = Files.readString(Path.of("../programmes/house.yaml"))
                    .replace("version: house-2", "version: " + version);
            send(new Envelope(version, 1, new ProgrammePublished(effectiveAt, version, effectiveAt, yaml), null));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A programme with ladders of many kinds, long after the house's. */
    public static void publishClubs() {
        Instant effectiveAt = Instant.parse("2040-01-01T00:00:00Z");
        var data = new ProgrammePublished(effectiveAt, "clubs-1", effectiveAt, CLUBS);
        send(new Envelope("clubs-1", 1, data, null));
    }

    /** Goods of an order that came back. */
    public static Envelope returned(String memberId, int number, int orderNumber, String at, String amount) {
        return returned(memberId, number, orderNumber, at, amount, memberId + "-back-" + number);
    }

    public static Envelope returned(
            String memberId, int number, int orderNumber, String at, String amount, String returnId) {
        return returned(memberId, number, orderNumber, at, amount, returnId, null);
    }

    /** Goods that came back, so much of them paid by vouchers and store currency. */
    public static Envelope returned(
            String memberId,
            int number,
            int orderNumber,
            String at,
            String amount,
            String returnId,
            @Nullable BigDecimal redeemed) {
        Pseudonym member = pseudonym(memberId);
        var line = new PointsReturned.Line("1", "cd-1", "music", "goods", 1, new BigDecimal(amount), redeemed);
        var data = new PointsReturned(
                member,
                Instant.parse(at),
                returnId,
                memberId + "-" + orderNumber,
                Instant.parse(at),
                Instant.parse(at),
                "clubs-1",
                new BigDecimal(amount).longValue(),
                0,
                0,
                false,
                "USD",
                List.of(line));
        return Envelope.about(data, number, null);
    }

    /** A visit. */
    public static Envelope visited(String memberId, int number, String at) {
        Pseudonym member = pseudonym(memberId);
        Instant when = Instant.parse(at);
        var data = new ActivityRecorded(
                member, when, memberId + "-visit-" + number, "visit", when, null, "clubs-1", 0, null, null);
        return Envelope.about(data, number, null);
    }

    /** An order of goods at the house. */
    public static Envelope bought(String memberId, int number, String placedAt, String amount) {
        return bought(memberId, number, placedAt, amount, "music", "house-2");
    }

    /** An order of goods. */
    public static Envelope bought(
            String memberId, int number, String placedAt, String amount, String category, String version) {
        return bought(memberId, number, placedAt, amount, category, version, null);
    }

    /** An order of goods, so much of it paid by vouchers and store currency. */
    public static Envelope bought(
            String memberId,
            int number,
            String placedAt,
            String amount,
            String category,
            String version,
            @Nullable BigDecimal redeemed) {
        Pseudonym member = pseudonym(memberId);
        var line = new PointsEarned.Line("1", "cd-1", category, "goods", 1, new BigDecimal(amount), redeemed);
        var data = new PointsEarned(
                member,
                Instant.parse(placedAt),
                memberId + "-" + number,
                Instant.parse(placedAt),
                "store",
                null,
                version,
                "member",
                new BigDecimal(amount).longValue(),
                null,
                null,
                "USD",
                List.of(line));
        return Envelope.about(data, number, null);
    }

    public static Pseudonym pseudonym(String memberId) {
        return new Pseudonym.Key(HexFormat.of().parseHex(setting("LOYALTY_PSEUDONYM_KEY"))).of(memberId);
    }

    /** The ids of the events about a member that are on the bus, of a type. */
    public static List<String> idsOf(String memberId, String type) {
        List<String> ids = new ArrayList<>();
        read(Topics.MEMBERS, message -> {
            if (pseudonym(memberId).hex().equals(message.key()) && type.equals(header(message, "ce_type"))) {
                ids.add(header(message, "ce_id"));
            }
        });
        return ids;
    }

    private static void read(String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", setting("LOYALTY_KAFKA")),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }

    static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A caller with a role. */
    public static RequestSpecification as(String role) {
        return as(role, role + "-1");
    }

    /** A caller with a role and a name. */
    public static RequestSpecification as(String role, String subject) {
        return given().header("Authorization", "Bearer " + tokens().of(role, subject));
    }

    private static Tokens tokens() {
        Path key = Path.of(URI.create(setting("LOYALTY_JWT_PUBLIC_KEY").replace("file:", "file://")));
        return new Tokens(new Keys(Objects.requireNonNull(key.getParent())));
    }

    /** A caller with several roles. */
    public static RequestSpecification as(List<String> roles, String subject) {
        return given().header("Authorization", "Bearer " + tokens().of(roles, subject));
    }

    /** What the management port answers. */
    static Response management(String path) {
        return given().get(setting("test.management.url") + path);
    }

    /** Whether the service says on its management port that it is ready. */
    public static boolean isReady() {
        return management("/health/ready").statusCode() == 200;
    }

    public static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** The ladders of many kinds, in force, on a day in 2041. */
    public static void clubsAndAFrozenClock() {
        publishHouse();
        publishClubs();
        clock("2041-06-30T16:00:00Z");
        await().atMost(SOON).until(() -> isReady());
        await().atMost(SOON)
                .until(() -> enrol("probe", "{}") < 300 && ladder("probe").equals("club"));
    }

    public static String ladder(String memberId) {
        return as("support").get("/v1/members/" + memberId + "/tier").path("ladder");
    }

    public static void clock(String at) {
        as("operator")
                .contentType("application/json")
                .body("{\"at\": \"" + at + "\"}")
                .put("/internal/clock")
                .then()
                .statusCode(200);
    }

    public static int enrol(String memberId, String profile) {
        return as("checkout")
                .contentType("application/json")
                .body(profile)
                .put("/v1/members/" + memberId)
                .statusCode();
    }

    public static Response tier(String memberId) {
        return as("support").get("/v1/members/" + memberId + "/tier");
    }

    /** @param language an Accept-Language, and a limit behind a semicolon */
    public static Response history(String memberId, String language) {
        String[] parts = language.split(";");
        return as("support")
                .header("Accept-Language", parts[0])
                .get("/v1/members/" + memberId + "/tier/history" + (parts.length > 1 ? "?" + parts[1] : ""));
    }
}
