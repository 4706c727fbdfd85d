package loyalty.gateway.home;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import loyalty.events.Envelope;
import loyalty.events.EventJson;
import loyalty.events.PointsEarned;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherIssued;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the services tell about members, as it comes over the bus. */
final class MemberEvents {

    private MemberEvents() {}

    static void send(List<ProducerRecord<String, byte[]>> messages) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", setting("LOYALTY_KAFKA")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            messages.forEach(producer::send);
            producer.flush();
        }
    }

    static ProducerRecord<String, byte[]> earned(String memberId) {
        Instant at = Instant.parse("2026-06-01T16:00:00Z");
        var line = new PointsEarned.Line("1", "cd-1", "music", "goods", 1, BigDecimal.TEN, null);
        var data = new PointsEarned(
                pseudonym(memberId),
                at,
                memberId + "-1",
                at,
                "store",
                null,
                "house-2",
                "member",
                10,
                null,
                null,
                "USD",
                List.of(line));
        return message(Envelope.about(data, 1, null));
    }

    static ProducerRecord<String, byte[]> issued(String memberId) {
        Instant at = Instant.parse("2026-06-01T16:00:00Z");
        var data = new VoucherIssued(
                pseudonym(memberId),
                at,
                memberId + "-v",
                "amount",
                BigDecimal.TEN,
                "USD",
                at,
                at.plusSeconds(60),
                "tier:silver");
        return message(Envelope.about(data, 1, null));
    }

    private static Pseudonym pseudonym(String memberId) {
        return new Pseudonym.Key(HexFormat.of().parseHex(setting("LOYALTY_PSEUDONYM_KEY"))).of(memberId);
    }

    private static ProducerRecord<String, byte[]> message(Envelope event) {
        var message = new ProducerRecord<>(event.type().topic(), event.key(), EventJson.write(event.data()));
        message.headers()
                .add("ce_id", bytes(event.id()))
                .add("ce_type", bytes(event.type().wireName()))
                .add("ce_sequence", bytes("1"));
        return message;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
