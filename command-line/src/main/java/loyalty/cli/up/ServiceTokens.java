package loyalty.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import loyalty.local.Folders;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;

/** Writes the tokens under which points-service and voucher-service call each other, and new ones long before they end. */
final class ServiceTokens {
    private static final Duration RENEW = Duration.ofHours(4);
    private static final List<Service> CALLERS = List.of(Service.POINTS, Service.VOUCHER);

    private ServiceTokens() {}

    /** Whether a service calls another one. */
    static boolean hasOne(Service service) {
        return CALLERS.contains(service);
    }

    /** Where a service reads its token. */
    static Path file(Keys keys, Service service) {
        return keys.folder().resolve(name(service) + ".token");
    }

    private static String name(Service service) {
        return service.name() + "-service";
    }

    /** Writes the tokens now and again and again, until this process ends. */
    static void keep(Keys keys) {
        Runnable write = () -> CALLERS.forEach(
                service -> Folders.writeSecret(file(keys, service), new Tokens(keys).of("checkout", name(service))));
        write.run();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().daemon().name("service tokens").unstarted(work));
        clock.scheduleAtFixedRate(write, RENEW.toMinutes(), RENEW.toMinutes(), TimeUnit.MINUTES);
    }
}
