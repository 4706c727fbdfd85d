package loyalty.outbox.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import loyalty.database.Migrations;
import loyalty.outbox.EndOffsets;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The two channels on which a service hears of the others; programmes have their own, because members wait for them, and
 * they for nobody.
 */
@ApplicationScoped
class EventChannels {

    private final EventConsumer members;
    private final EventConsumer programmes;

    EventChannels(Delivery delivery, WhoWaits whoWaits, EndOffsets endOffsets) {
        this.members = new EventConsumer("members", whoWaits::awaitRoom, delivery, endOffsets);
        this.programmes = new EventConsumer("programmes", () -> {}, delivery, endOffsets);
    }

    void start(@Observes @Priority(Migrations.AFTER) StartupEvent start) {
        members.start();
        programmes.start();
    }

    void stop(@Observes ShutdownEvent end) {
        members.stop();
        programmes.stop();
    }

    @Incoming("members")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> members(Message<ConsumerRecords<String, byte[]>> messages) throws InterruptedException {
        members.add(messages);
        return CompletableFuture.completedStage(null);
    }

    @Incoming("programmes")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> programmes(Message<ConsumerRecords<String, byte[]>> messages) throws InterruptedException {
        programmes.add(messages);
        return CompletableFuture.completedStage(null);
    }
}
