package loyalty.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import loyalty.local.Folders;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;

/** Writes the token under which voucher-service calls points-service, and writes a new one long before it ends. */
final class ServiceTokens {
    private static final Duration RENEW = Duration.ofHours(4);

    private ServiceTokens() {}

    /** Where voucher-service reads its token. */
    static Path voucherFile(Keys keys) {
        return keys.folder().resolve("voucher-service.token");
    }

    /** Writes the token now and again and again, until this process ends. */
    static void keep(Keys keys) {
        Runnable write =
                () -> Folders.writeSecret(voucherFile(keys), new Tokens(keys).of("checkout", "voucher-service"));
        write.run();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().daemon().name("service tokens").unstarted(work));
        clock.scheduleAtFixedRate(write, RENEW.toMinutes(), RENEW.toMinutes(), TimeUnit.MINUTES);
    }
}
