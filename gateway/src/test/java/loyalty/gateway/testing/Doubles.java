package loyalty.gateway.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import loyalty.local.Folders;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;
import loyalty.local.process.Ports;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The gateway with a double of each service and no broker. The argument of a service's name says how it begins; every
 * other argument is a variable or a property of the gateway. A test's field {@code BiConsumer<String, String> stage} takes a
 * service and what it becomes; {@code ToIntFunction<String> asked} tells how often a service has been asked for something.
 */
public final class Doubles implements QuarkusTestResourceLifecycleManager {

    /** Behind the name of a service: how often somebody has looked whether it is ready. */
    public static final String LOOKED = " looked at";

    private final Map<String, ServiceDouble> doubles = new TreeMap<>(Map.of(
            "points", new ServiceDouble("adjustment"),
            "tier", new ServiceDouble("tier-override"),
            "voucher", new ServiceDouble("voucher-issue")));
    private final Map<String, String> arguments = new HashMap<>();
    private Path folder = Path.of("");

    @Override
    public void init(Map<String, String> given) {
        arguments.putAll(given);
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("loyalty-gateway-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(Map.of(
                "LOYALTY_KAFKA",
                "127.0.0.1:" + Ports.free(),
                "LOYALTY_PSEUDONYM_KEY",
                "00".repeat(16),
                "LOYALTY_JWT_PUBLIC_KEY",
                "file:" + new Keys(folder).made().publicFile(),
                "LOYALTY_JWT_ISSUER",
                Tokens.ISSUER));
        doubles.forEach((service, one) -> {
            one.become(arguments.getOrDefault(service, "answers"));
            settings.put("loyalty.upstreams." + service, one.url());
            settings.put("loyalty.upstreams.management." + service, one.managementUrl());
        });
        arguments.forEach((name, value) -> {
            if (name.startsWith("LOYALTY_") || name.startsWith("loyalty.")) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        BiConsumer<String, String> stage =
                (service, state) -> Objects.requireNonNull(doubles.get(service)).become(state);
        injector.injectIntoFields(
                stage,
                field -> field.getType().equals(BiConsumer.class)
                        && field.getName().equals("stage"));
        ToIntFunction<String> asked = service -> service.endsWith(LOOKED)
                ? Objects.requireNonNull(doubles.get(service.substring(0, service.length() - LOOKED.length())))
                        .looked()
                : Objects.requireNonNull(doubles.get(service)).asked();
        injector.injectIntoFields(
                asked,
                field -> field.getType().equals(ToIntFunction.class)
                        && field.getName().equals("asked"));
    }

    @Override
    public void stop() {
        doubles.values().forEach(one -> one.become("stopped"));
        Folders.delete(folder);
    }

    /** A caller with a role. */
    public static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + tokens().of(role));
    }

    /** A caller with a role and a name. */
    public static RequestSpecification as(String role, String subject) {
        return given().header("Authorization", "Bearer " + tokens().of(role, subject));
    }

    /** The line of a header that says so. */
    public static String bearer(String role) {
        return "Authorization: Bearer " + tokens().of(role) + "\r\n";
    }

    /** A token that says these claims, beside issuer and times. */
    public static String signed(String claims) {
        long now = Instant.now().getEpochSecond();
        return new Issuer(keys().privateFile())
                .sign("{\"iss\":\"%s\",\"iat\":%d,\"exp\":%d,%s}".formatted(Tokens.ISSUER, now, now + 600, claims));
    }

    /** Signs tokens that the gateway accepts. */
    public static Tokens tokens() {
        return new Tokens(keys());
    }

    private static Keys keys() {
        Path key = Path.of(URI.create(setting("LOYALTY_JWT_PUBLIC_KEY").replace("file:", "file://")));
        return new Keys(Objects.requireNonNull(key.getParent()));
    }

    /** What the management port answers. */
    public static Response management(String path) {
        return given().get(setting("test.management.url") + path);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
