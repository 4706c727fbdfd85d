package loyalty.local.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import loyalty.local.Carriers;
import loyalty.local.Folders;
import loyalty.local.StackException;
import loyalty.local.process.Child;
import loyalty.local.process.Command;
import loyalty.local.process.Guard;
import loyalty.local.process.Ports;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** A Kafka broker of one node in a process of its own, with the topics of Loyalty. */
public final class Broker implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int PORTS_TRIED = 3;
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Path folder;
    private final BrokerPorts ports;
    private final Child child;

    private Broker(Path folder, BrokerPorts ports, Child child) {
        this.folder = folder;
        this.ports = ports;
        this.child = child;
    }

    /**
     * Starts a broker on the folder, on free ports, and waits until it answers and has its topics.
     *
     * @throws StackException if it does not start, with its last lines
     */
    public static Broker start(Path folder, Guard guard) {
        return start(folder, BrokerPorts::free, guard);
    }

    /** Between the choice of a port and its use another process may take it; then other ones are chosen. */
    static Broker start(Path folder, Supplier<BrokerPorts> choice, Guard guard) {
        for (int tried = 1; ; tried++) {
            BrokerPorts ports = choice.get();
            try {
                return start(folder.toAbsolutePath(), ports, guard);
            } catch (StackException failed) {
                if (tried == PORTS_TRIED || ports.areFree()) {
                    throw failed;
                }
            }
        }
    }

    private static Broker start(Path home, BrokerPorts ports, Guard guard) {
        if (!ports.areFree()) {
            throw new StackException("a port that the broker needs is taken: " + ports);
        }
        Folders.make(home);
        Path file = ports.writeConfiguration(home);
        Child child = Child.start(
                new Command("broker", line(file), Map.of(), home.resolve("server.log"), home.resolve("pid")), guard);
        Broker broker = new Broker(home, ports, child);
        try {
            child.await(() -> !Ports.isFree(ports.clients()), START);
            broker.createTopics();
            return broker;
        } catch (StackException failed) {
            child.kill();
            throw failed;
        }
    }

    private static List<String> line(Path configuration) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xms64m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                // On a few cores the optimising compiler takes from the first minutes more than it gives back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        // What was loaded is kept when a broker ends, and makes the next start faster.
        Carriers.brokerArchive()
                .ifPresent(archive -> line.addAll(List.of(
                        "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off,cds*=off")));
        line.addAll(List.of(
                "-cp", Carriers.brokerClasspath(), "loyalty.local.broker.BrokerProcess", configuration.toString()));
        return line;
    }

    /** The same broker again on the same ports and log, after it has ended. */
    public Broker restart(Guard guard) {
        return start(folder, ports, guard);
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.clients();
    }

    /** The running broker. */
    public Child child() {
        return child;
    }

    /** Ends it in order. */
    @Override
    public void close() {
        child.stop(STOP);
    }

    private void createTopics() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers());
        properties.put("default.api.timeout.ms", String.valueOf(START.toMillis()));
        try (Admin admin = Admin.create(properties)) {
            var results = admin.createTopics(Topic.ALL.stream()
                            .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                                    .configs(topic.configuration()))
                            .collect(Collectors.toSet()))
                    .values();
            for (var result : results.values()) {
                result.get();
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new StackException("the broker did not create its topics: " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
