package loyalty.gateway.home;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Where the news begins, of a broker that does not tell it in time when it is asked first. */
@ApplicationScoped
@Identifier("slow-at-first")
class SlowAtFirst implements KafkaConsumerRebalanceListener {

    private final AtomicBoolean asked = new AtomicBoolean();
    private final KafkaConsumerRebalanceListener begin;

    SlowAtFirst(@Identifier("a-quarter-of-an-hour-back") KafkaConsumerRebalanceListener begin) {
        this.begin = begin;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!asked.getAndSet(true)) {
            throw new TimeoutException("the broker is slow");
        }
        begin.onPartitionsAssigned(consumer, partitions);
    }
}
