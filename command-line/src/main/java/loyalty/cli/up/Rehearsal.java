package loyalty.cli.up;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import loyalty.cli.Api;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.keys.Tokens;

/**
 * Purchases, several at a time, so that the caches hold what a till needs: not only the classes, but how often each
 * method was called, from which the compiler knows at the next start what to compile first.
 */
final class Rehearsal {
    private static final int PURCHASES = 400;
    private static final int MEMBERS = 100;
    /** Enough looks at the home screen; each asks every service. */
    private static final int PURCHASES_A_LOOK = 10;

    private Rehearsal() {}

    static void run(RunningSystem running, DataFolder data) {
        Tokens tokens = new Tokens(data.keys());
        Api api = new Api(running.gateway(), tokens.of("support"));
        Api checkout = new Api(running.gateway(), tokens.of("checkout"));
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        IntStream.range(0, MEMBERS).parallel().forEach(i -> checkout.put("/v1/members/rehearsal-" + i, "{}"));
        IntStream.range(0, PURCHASES).parallel().forEach(i -> {
            String member = "rehearsal-" + i % MEMBERS;
            checkout.put("/v1/orders/rehearsal-" + i, """
                    {"memberId":"%s","placedAt":"%s","currency":"%s","lines":[{"id":"1","sku":"s","category":"music",
                    "quantity":1,"unitPrice":"49.99"}]}""".formatted(member, now, running.currency()));
            if (i % PURCHASES_A_LOOK == 0) {
                api.get("/v1/members/" + member + "/summary");
            }
        });
        api.get("/dev/clock");
    }
}
