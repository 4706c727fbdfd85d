package loyalty.cli.bench.profile;

import java.util.List;
import java.util.stream.Stream;

/** What a process can be busy with; a stack belongs to the area of its innermost frame that is not the JDK's own. */
enum Area {
    TOKEN("verifying tokens", "io.smallrye.jwt", "org.jose4j", "sun.security.rsa", "sun.security.util.math"),
    JSON("JSON", "com.fasterxml.jackson"),
    DRIVER("SQL driver", "com.mysql.cj"),
    TRANSACTION("transactions and the pool", "com.arjuna", "io.agroal", "io.quarkus.narayana", "io.quarkus.agroal"),
    KAFKA("Kafka", "org.apache.kafka", "io.smallrye.reactive.messaging"),
    REST(
            "REST framework",
            "org.jboss.resteasy",
            "io.quarkus.resteasy",
            "io.quarkus.security",
            "io.quarkus.smallrye.jwt"),
    CDI("CDI", "io.quarkus.arc"),
    METERS("meters", "io.micrometer", "io.quarkus.micrometer"),
    LOG("logs", "org.jboss.logmanager", "org.jboss.logging", "loyalty.api.requests"),
    HTTP("HTTP", "io.netty", "io.vertx", "io.quarkus.vertx", "io.quarkus.netty"),
    EVENTS("events: outbox, inbox, relay", "loyalty.outbox", "loyalty.events"),
    RULES("rules", "loyalty.programme", "loyalty.points.domain", "dev.cel"),
    LEDGER("ledger", "loyalty.points.posting", "loyalty.points.ledger", "loyalty.database"),
    OURS("the rest of this house", "loyalty."),
    OTHER("the rest");

    private final String words;
    private final List<String> packages;

    Area(String words, String... packages) {
        this.words = words;
        this.packages = List.of(packages);
    }

    /** For people. */
    String words() {
        return words;
    }

    /** Of a stack, given as names of classes, the innermost first. */
    static Area of(List<String> stack) {
        return stack.stream().flatMap(Area::ofClass).findFirst().orElse(OTHER);
    }

    private static Stream<Area> ofClass(String name) {
        return Stream.of(values())
                .filter(area -> area.packages.stream().anyMatch(name::startsWith))
                .limit(1);
    }
}
