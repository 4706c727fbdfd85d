package loyalty.voucher;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.events.ActivityRecorded;
import loyalty.events.Envelope;
import loyalty.events.EventJson;
import loyalty.events.MemberEnrolled;
import loyalty.events.PointsConverted;
import loyalty.events.PointsEarned;
import loyalty.events.ProgrammePublished;
import loyalty.events.Pseudonym;
import loyalty.events.TierChanged;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The bus and the callers, as the service under test meets them. */
public final class Bus {

    private Bus() {}

    /** Sends events as points-service would. */
    public static void send(Envelope... events) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", setting("LOYALTY_KAFKA")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Envelope event : events) {
                var message = new ProducerRecord<>(event.type().topic(), event.key(), EventJson.write(event.data()));
                header(message, "ce_id", event.id());
                header(message, "ce_type", event.type().wireName());
                header(message, "ce_sequence", Long.toString(event.sequence()));
                producer.send(message);
            }
            producer.flush();
        }
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

    /** An order of goods. */
    public static Envelope bought(String memberId, int number, String placedAt, String amount) {
        return bought(memberId, number, placedAt, amount, null);
    }

    /** An order of goods, so much of it paid by vouchers and store currency. */
    public static Envelope bought(
            String memberId, int number, String placedAt, String amount, @Nullable BigDecimal redeemed) {
        Pseudonym member = pseudonym(memberId);
        var line = new PointsEarned.Line("1", "cd-1", "music", "goods", 1, new BigDecimal(amount), redeemed);
        var data = new PointsEarned(
                member,
                Instant.parse(placedAt),
                memberId + "-" + number,
                Instant.parse(placedAt),
                "store",
                null,
                "house-2",
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

    public static Envelope enrolled(String memberId) {
        Pseudonym member = pseudonym(memberId);
        Instant at = Instant.parse("2026-03-02T15:00:00Z");
        var data = new MemberEnrolled(member, at, LocalDate.parse("2026-03-02"));
        return Envelope.about(data, 1, null);
    }

    public static Envelope reached(String memberId, int number, String tier, String previous) {
        Pseudonym member = pseudonym(memberId);
        var cause =
                new TierChanged.Cause("reached", memberId + "-1", null, new BigDecimal("200"), new BigDecimal("200"));
        var data = new TierChanged(
                member,
                Instant.parse("2026-03-02T15:00:00Z"),
                "club",
                tier,
                previous,
                LocalDate.parse("2026-03-03"),
                Instant.parse("2027-03-02T05:00:00Z"),
                cause,
                "house-2");
        return Envelope.about(data, number, null);
    }

    /** A tier reached, or taken away by a return. */
    public static Envelope changed(String memberId, int number, String kind, String tier, String previous, String at) {
        var cause = new TierChanged.Cause(
                kind, memberId + "-" + number, null, new BigDecimal("200"), new BigDecimal("200"));
        var data = new TierChanged(
                pseudonym(memberId),
                Instant.parse(at),
                "club",
                tier,
                previous,
                LocalDate.parse("2026-03-03"),
                Instant.parse("2027-03-02T05:00:00Z"),
                cause,
                "house-2");
        return Envelope.about(data, number, null);
    }

    /** An activity, by a version that rewards some. */
    public static Envelope did(String memberId, int number, String type, String happenedAt) {
        Instant at = Instant.parse(happenedAt);
        var data = new ActivityRecorded(
                pseudonym(memberId), at, memberId + "-" + number, type, at, null, "test-1", 0, null, null);
        return Envelope.about(data, number, null);
    }

    /** Points that became something by themselves. */
    public static Envelope converted(String memberId, int number, long points, String into, String at) {
        var data = new PointsConverted(
                pseudonym(memberId), Instant.parse(at), number + "-" + memberId, points, into, "test-1");
        return Envelope.about(data, number, null);
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

    /** What the management port answers: health and metrics. */
    public static Response management(String path) {
        return given().get(setting("test.management.url") + path);
    }

    /** Whether the service says that it is ready. */
    public static boolean isReady() {
        return management("/health/ready").statusCode() == 200;
    }

    public static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
