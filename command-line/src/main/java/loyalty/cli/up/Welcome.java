package loyalty.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;

/** What a newcomer reads once everything is ready. */
final class Welcome {
    private static final String TEXT = """

            Loyalty is ready after %1$s s.

              API        %2$s/v1/…
              document   %2$s/openapi      pages %2$s/docs
              clock      %2$s/dev/clock
              data       %3$s (logs in %3$s/logs)

            A token:     %4$s token checkout%5$s        (also member, support, supervisor, marketer, auditor, operator)

            A purchase to try:

              TOKEN=$(%4$s token checkout%5$s)
              NOW=$(curl -s %2$s/dev/clock | sed 's/.*"now":"\\([^"]*\\)".*/\\1/')
              curl -s -X PUT %2$s/v1/members/mia -H "Authorization: Bearer $TOKEN" \\
                -H 'Content-Type: application/json' -d '{"name":"Mia","birthDate":"1990-05-17"}'; echo
              curl -s -X PUT %2$s/v1/orders/first-1 -H "Authorization: Bearer $TOKEN" \\
                -H 'Content-Type: application/json' -d '{"memberId":"mia","placedAt":"'$NOW'","currency":"%6$s",
                  "lines":[{"id":"1","sku":"cd-1","category":"music","quantity":1,"unitPrice":"49.99"}]}'; echo
              sleep 1; curl -s %2$s/v1/members/mia/summary -H "Authorization: Bearer $TOKEN"; echo

            Ctrl-C ends it.
            """;

    private Welcome() {}

    static String text(RunningSystem running, Path folder, Duration took) {
        boolean usual = folder.equals(DataFolder.home().resolve(".loyalty").normalize());

        String data = usual ? "" : " --data " + folder;
        return TEXT.formatted(
                String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0),
                running.gateway(),
                folder,
                "./loyalty",
                data,
                running.currency());
    }
}
