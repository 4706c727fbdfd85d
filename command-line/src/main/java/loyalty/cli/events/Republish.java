package loyalty.cli.events;

import java.time.Instant;
import java.util.concurrent.Callable;
import loyalty.cli.Api;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.StackException;
import loyalty.local.keys.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has every service tell its events again; who knows them already drops them. */
@Command(name = "republish", description = "Publish events again from the log, word for word.")
public final class Republish implements Callable<Integer> {
    @Option(names = "--from", required = true, paramLabel = "INSTANT", description = "Events of that time and later.")
    private Instant from = Instant.EPOCH;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        RunningSystem running = data.running();
        String token = new Tokens(data.keys()).of("operator");
        running.services().forEach((service, urls) -> {
            var answer = new Api(urls.getFirst(), token)
                    .post("/internal/republish", "application/json", "{\"from\":\"" + from + "\"}")
                    .orElseThrow(() -> new StackException(service + " does not answer"));
            if (answer.status() != 200) {
                throw new StackException(service + " answers " + answer.status() + ": " + answer.text());
            }
            System.out.println(service + ": " + answer.json().path("events").asLong() + " events are told again");
        });
        return 0;
    }
}
