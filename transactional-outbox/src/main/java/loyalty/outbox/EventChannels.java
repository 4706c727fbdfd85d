package loyalty.outbox;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The two channels on which a service hears of the others. The offsets are committed after the batch was applied. */
@ApplicationScoped
class EventChannels {

    private final Delivery delivery;

    EventChannels(Delivery delivery) {
        this.delivery = delivery;
    }

    @Incoming("members")
    @Blocking
    void members(ConsumerRecords<String, byte[]> messages) throws InterruptedException {
        delivery.deliver(list(messages));
    }

    @Incoming("programmes")
    @Blocking
    void programmes(ConsumerRecords<String, byte[]> messages) throws InterruptedException {
        delivery.deliver(list(messages));
    }

    private static List<ConsumerRecord<String, byte[]>> list(ConsumerRecords<String, byte[]> messages) {
        List<ConsumerRecord<String, byte[]>> list = new ArrayList<>(messages.count());
        messages.forEach(list::add);
        return list;
    }
}
