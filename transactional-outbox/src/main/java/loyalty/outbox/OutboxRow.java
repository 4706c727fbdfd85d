package loyalty.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import loyalty.database.Row;
import loyalty.events.EventType;
import loyalty.traces.Traceparent;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An event that waits to be published, and the message that it becomes. */
record OutboxRow(
        long id,
        String topic,
        String key,
        String type,
        byte[] payload,
        String eventId,
        long sequence,
        Instant time,
        @Nullable String traceparent) {

    static OutboxRow of(Row row) {
        return new OutboxRow(
                row.getLong("id"),
                row.getString("aggregatetype"),
                row.getString("aggregateid"),
                row.getString("type"),
                row.getBytes("payload"),
                row.getString("event_id"),
                row.getLong("sequence_no"),
                row.instant("happened_at"),
                row.getString("traceparent"));
    }

    /** A CloudEvent in binary mode: the attributes in the headers, the data as the value. */
    ProducerRecord<String, byte[]> message() {
        var message = new ProducerRecord<>(topic, key, payload);
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", eventId);
        header(message, "ce_type", type);
        header(message, "ce_source", EventType.named(type).orElseThrow().producer());
        header(message, "ce_time", time.toString());
        header(message, "ce_sequence", Long.toString(sequence));
        header(message, "content-type", "application/json");
        if (traceparent != null) {
            header(message, Traceparent.HEADER, traceparent);
        }
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
