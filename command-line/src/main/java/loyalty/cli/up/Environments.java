package loyalty.cli.up;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.broker.Broker;
import loyalty.local.database.Database;
import loyalty.local.keys.Tokens;

/** What each process is told by {@code LOYALTY_…} variables. */
record Environments(
        DataFolder data,
        Terms terms,
        Credentials credentials,
        Database database,
        Broker broker,
        List<Replica> replicas) {

    /** At the start of the whole system: its gateway waits for every service, as {@code up} itself does. */
    Map<String, String> atFirst(Replica replica) {
        Map<String, String> all = of(replica);
        if (replica.service().equals(Service.GATEWAY)) {
            all.put("LOYALTY_READY_PATIENCE", Replica.START.toString());
        }
        return all;
    }

    Map<String, String> of(Replica replica) {
        Map<String, String> all = new HashMap<>(everybody());
        all.put("LOYALTY_HTTP_PORT", String.valueOf(replica.port()));
        all.put("LOYALTY_MANAGEMENT_PORT", String.valueOf(replica.managementPort()));
        all.put("LOYALTY_SHUTDOWN_DELAY", farewell(replica.service()).toString());
        String schema = replica.service().schema();
        if (!schema.isEmpty()) {
            // The gateway says where a request comes from; the gateway itself believes nobody.
            all.put("LOYALTY_TRUSTED_PROXIES", "127.0.0.1");
            all.put("LOYALTY_DB_URL", database.admin().url(schema));
            all.put("LOYALTY_DB_USER", schema);
            all.put("LOYALTY_DB_PASSWORD", credentials.password(schema));
            all.put("LOYALTY_DB_SSL", "DISABLED");
        }
        all.putAll(own(replica.service()));
        return all;
    }

    /** How long a process that ends is there for who has not heard of it: not at all when there is nobody else to ask. */
    private Duration farewell(Service service) {
        return urls(service).size() == 1 ? Duration.ZERO : Duration.ofMillis(500);
    }

    private Map<String, String> own(Service service) {
        Map<String, String> own = new HashMap<>();
        if (service.equals(Service.POINTS)) {
            own.put("LOYALTY_PROGRAMME", terms.file().toString());
        }
        if (service.equals(Service.VOUCHER)) {
            own.put("LOYALTY_VOUCHER_KEY", credentials.voucherKey());
        }
        if (ServiceTokens.hasOne(service)) {
            own.put(
                    "LOYALTY_SERVICE_TOKEN_FILE",
                    ServiceTokens.file(data.keys(), service).toString());
        }
        if (service.equals(Service.GATEWAY)) {
            own.put("LOYALTY_POINTS_MANAGEMENT_URLS", String.join(",", managementUrls(Service.POINTS)));
            own.put("LOYALTY_TIER_MANAGEMENT_URLS", String.join(",", managementUrls(Service.TIER)));
            own.put("LOYALTY_VOUCHER_MANAGEMENT_URLS", String.join(",", managementUrls(Service.VOUCHER)));
        }
        return own;
    }

    private Map<String, String> everybody() {
        return Map.ofEntries(
                Map.entry("LOYALTY_HTTP_HOST", "127.0.0.1"),
                Map.entry("LOYALTY_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("LOYALTY_KAFKA", broker.bootstrapServers()),
                Map.entry("LOYALTY_PSEUDONYM_KEY", credentials.pseudonymKey()),
                Map.entry("LOYALTY_JWT_PUBLIC_KEY", "file:" + data.keys().publicFile()),
                Map.entry("LOYALTY_JWT_ISSUER", Tokens.ISSUER),
                Map.entry("LOYALTY_DEV_CLOCK", "true"),
                Map.entry("LOYALTY_POINTS_URLS", String.join(",", urls(Service.POINTS))),
                Map.entry("LOYALTY_TIER_URLS", String.join(",", urls(Service.TIER))),
                Map.entry("LOYALTY_VOUCHER_URLS", String.join(",", urls(Service.VOUCHER))),
                // Two arenas instead of eight per core: half of a small JVM's memory is otherwise malloc's.
                Map.entry("MALLOC_ARENA_MAX", "2"));
    }

    RunningSystem running(Credentials secrets) {
        return new RunningSystem(
                ProcessHandle.current().pid(),
                urls(Service.GATEWAY).getFirst(),
                Service.owners().stream().collect(Collectors.toMap(Service::name, this::urls)),
                Service.ALL.stream().collect(Collectors.toMap(Service::name, this::managementUrls)),
                database.admin().url(""),
                LocalSystem.READER,
                secrets.password(LocalSystem.READER),
                broker.bootstrapServers(),
                terms.programme().currency().getCurrencyCode(),
                terms.programme().timeZone().getId());
    }

    private List<String> urls(Service service) {
        return each(service, Replica::url);
    }

    private List<String> managementUrls(Service service) {
        return each(service, Replica::managementUrl);
    }

    private List<String> each(Service service, Function<Replica, String> url) {
        return replicas.stream()
                .filter(replica -> replica.service().equals(service))
                .map(url)
                .toList();
    }
}
