package loyalty.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loyalty.local.StackException;
import loyalty.local.process.Ports;

/** The two ports of a broker: one for clients, one for its own controller. */
record BrokerPorts(int clients, int controller) {
    private static final String SETTINGS = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=CLIENTS://127.0.0.1:%1$d
            inter.broker.listener.name=CLIENTS
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs=%3$s
            auto.create.topics.enable=false
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            broker.heartbeat.interval.ms=500
            broker.session.timeout.ms=2500
            group.initial.rebalance.delay.ms=0
            log.segment.bytes=67108864
            log.cleaner.dedupe.buffer.size=4194304
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            """;

    static BrokerPorts free() {
        return new BrokerPorts(Ports.free(), Ports.free());
    }

    /** Whether nobody listens on either. */
    boolean areFree() {
        return Ports.isFree(clients) && Ports.isFree(controller);
    }

    Path writeConfiguration(Path home) {
        Path file = home.resolve("server.properties");
        try {
            Files.writeString(file, SETTINGS.formatted(clients, controller, home.resolve("log")));
            return file;
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
