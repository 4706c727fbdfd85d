package loyalty.cli.up;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import loyalty.cli.Api;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.Tokens;

/** A few purchases, so that what a first purchase needs is in the caches too. */
final class Rehearsal {
    private static final int PURCHASES = 40;

    private Rehearsal() {}

    static void run(RunningSystem running, DataFolder data) {
        Api api = new Api(running.gateway(), new Tokens(data.keys()).of("support"));
        Api checkout = new Api(running.gateway(), new Tokens(data.keys()).of("checkout"));
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        for (int i = 0; i < PURCHASES; i++) {
            String member = "rehearsal-" + i % 4;
            checkout.put("/v1/members/" + member, "{}");
            checkout.put("/v1/orders/rehearsal-" + i, """
                    {"memberId":"%s","placedAt":"%s","currency":"%s","lines":[{"id":"1","sku":"s","category":"music",
                    "quantity":1,"unitPrice":"49.99"}]}""".formatted(member, now, running.currency()));
            api.get("/v1/members/" + member + "/summary");
        }
        api.get("/dev/clock");
    }
}
