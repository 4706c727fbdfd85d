package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import loyalty.journeys.Regulars.Regular;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every service is replaced, one replica after the other, while members buy: none of them sees any of it. */
class ReplicasJourneyTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MEMBERS = 60;
    private static final List<String> SERVICES = List.of("points-service", "tier-service", "voucher-service");
    private static final String TOPIC = "loyalty.members";
    /** In the first half of a month, when store currency is earned. */
    private static final String NOW = "2026-07-06T15:00:00Z";

    @Test
    void every_replica_of_two_is_restarted_and_no_request_fails(@TempDir Path folder) throws Exception {
        restarted(folder, 2);
    }

    @Test
    @Tag("long")
    void every_replica_of_three_is_restarted_and_no_request_fails(@TempDir Path folder) throws Exception {
        restarted(folder, 3);
    }

    private static void restarted(Path folder, int replicas) throws Exception {
        try (RunningSystem system = RunningSystem.startedOn(folder, "--replicas", "" + replicas, "--clock", NOW)) {
            system.enrol(system.token("checkout", "till-1"), "regular", MEMBERS);
            Map<String, Queue<String>> streams = new HashMap<>();
            for (String member : List.of("regular-0", "regular-30", "regular-59")) {
                streams.put(member, system.opened("/v1/members/" + member + "/stream", system.token("member", member)));
            }
            try (Regulars regulars = new Regulars(system, "regular", MEMBERS, NOW)) {
                everybodyCame(regulars, 1);
                for (String service : SERVICES) {
                    for (int number = 1; number <= replicas; number++) {
                        restart(system, service, number);
                    }
                }
                everybodyCame(regulars, 3);
                regulars.close();

                tell(regulars, replicas);
                assertThat(regulars.wrong()).isEmpty();
                endsWell(system, regulars.all());
                regulars.all().stream()
                        .filter(member -> streams.containsKey(member.id))
                        .forEach(member -> toldInOrder(member, Objects.requireNonNull(streams.get(member.id))));
            }
        }
    }

    private static void everybodyCame(Regulars regulars, int times) {
        await().atMost(SOON)
                .until(() -> !regulars.wrong().isEmpty()
                        || regulars.all().stream().allMatch(member -> member.visits > times));
    }

    /** As Kubernetes would: it is asked to end, and the next one's turn is when the one in its place is ready. */
    private static void restart(RunningSystem system, String service, int number) throws IOException {
        Part replica = system.part(number == 1 ? service : service + "-" + number);
        long pid = replica.pid();
        String management =
                system.stack().at("/management/" + service).get(number - 1).asText();
        replica.end();
        await().atMost(SOON).ignoreExceptions().until(() -> replica.pid() != pid && RunningSystem.isReady(management));
    }

    private static void tell(Regulars regulars, int replicas) {
        System.out.printf(
                "rolling restart of %d replicas each: %d requests, %d not as they must be, slowest %d ms%n",
                replicas,
                regulars.answered(),
                regulars.wrong().size(),
                regulars.slowest().toMillis());
    }

    private static void endsWell(RunningSystem system, List<Regular> members) throws Exception {
        assertThat(system.run("verify")).contains("9  holds").doesNotContain("VIOLATED", "FAILED");
        assertThat(system.run("dead-letters")).contains("no dead letters");
        assertThat(system.query("select 'orders', count(*) from points.purchase"))
                .containsEntry(
                        "orders", members.stream().mapToLong(m -> m.orders).sum());
        String support = system.token("support", "desk-1");
        for (Regular member : members) {
            assertThat(told(system, member, "points", support).path("pending").asLong())
                    .as(member.id)
                    .isEqualTo(member.points);
            JsonNode tier = told(system, member, "tier", support);
            assertThat(tier.at("/qualifying/value").asText()).as(member.id).isEqualTo(member.points + ".00");
            assertThat(tier.path("tier").asText()).as(member.id).isEqualTo(tier(member.points));
            assertThat(told(system, member, "store-currency", support).path("lots"))
                    .as(member.id)
                    .hasSize(member.purchases);
            assertThat(causes(told(system, member, "vouchers", support)))
                    .as(member.id)
                    .isEqualTo(causes(member.points));
        }
        eventsCameInOrder(system.stack().at("/kafka").asText());
    }

    private static String tier(long qualifying) {
        return qualifying < 200 ? "member" : qualifying < 600 ? "silver" : "gold";
    }

    private static JsonNode told(RunningSystem system, Regular member, String what, String support) throws IOException {
        var answer = system.get("/v1/members/" + member.id + "/" + what, support);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningSystem.JSON.readTree(answer.body());
    }

    private static List<String> causes(JsonNode vouchers) {
        List<String> causes = new ArrayList<>();
        for (JsonNode voucher : vouchers.path("items")) {
            causes.add(voucher.path("cause").asText().split("[: ]")[0] + " "
                    + voucher.path("value").asText() + " "
                    + voucher.path("status").asText());
        }
        return causes.stream().sorted().toList();
    }

    private static List<String> causes(long qualifying) {
        List<String> causes = new ArrayList<>(List.of("enrolment 5.00 redeemed"));
        if (qualifying >= 200) {
            causes.add("tier 10.00 issued");
        }
        if (qualifying >= 600) {
            causes.add("tier 20.00 issued");
        }
        return causes;
    }

    /** Of each member, each service's events have come one after the other: none is missing, none came before its turn. */
    private static void eventsCameInOrder(String broker) {
        Map<String, Long> last = new HashMap<>();
        for (ConsumerRecord<String, byte[]> event : events(broker)) {
            long sequence = Long.parseLong(header(event, "ce_sequence"));
            String whose = header(event, "ce_source") + " " + event.key();
            long before = last.getOrDefault(whose, 0L);
            assertThat(sequence).as(whose).isBetween(1L, before + 1);
            last.put(whose, Math.max(before, sequence));
        }
        assertThat(last).hasSizeGreaterThanOrEqualTo(SERVICES.size() * MEMBERS);
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, byte[]>> events(String broker) {
        List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> kafka = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = kafka.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            kafka.assign(all);
            kafka.seekToBeginning(all);
            Map<TopicPartition, Long> ends = kafka.endOffsets(all);
            while (all.stream().anyMatch(partition -> kafka.position(partition) < ends.getOrDefault(partition, 0L))) {
                kafka.poll(Duration.ofMillis(200)).forEach(events::add);
            }
        }
        return events;
    }

    /** A stream that was open all the while has told each state once, and the last of them in the end. */
    private static void toldInOrder(Regular member, Queue<String> lines) {
        await().atMost(SOON).until(() -> lastPoints(lines) == member.points);
        List<Long> ids = lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> Long.valueOf(line.substring(3).strip()))
                .toList();
        assertThat(ids).as(member.id).isSorted().doesNotHaveDuplicates();
    }

    /** What the last event of the points says; negative when there was none. */
    private static long lastPoints(Queue<String> lines) throws IOException {
        long last = -1;
        String event = "";
        for (String line : lines) {
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:") && event.equals("points")) {
                last = RunningSystem.JSON
                        .readTree(line.substring("data:".length()))
                        .path("pending")
                        .asLong();
            }
        }
        return last;
    }
}
