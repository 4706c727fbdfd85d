package loyalty.cli.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import loyalty.cli.Api;
import loyalty.cli.Api.Answer;
import loyalty.cli.Bars;
import loyalty.cli.DataFolder;
import loyalty.cli.Patience;
import loyalty.cli.RunningSystem;
import loyalty.local.StackException;
import loyalty.local.keys.Tokens;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a batch of codes made and writes them to a file; the same command again makes nothing new and writes the same codes. */
@Command(name = "codes", description = "Make a batch of codes, each for one member, and write them to a file.")
public final class Codes implements Callable<Integer> {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:-]{0,63}";
    private static final int CREATED = 201;
    private static final double NANOS = 1e9;

    @Parameters(paramLabel = "FILE", description = "The file to write, one code a line; it must not be there yet.")
    private Path file = Path.of("");

    @Option(names = "--batch", paramLabel = "ID", required = true, description = "The id of the batch.")
    private String batch = "";

    @Option(
            names = "--campaign",
            paramLabel = "ID",
            required = true,
            description = "The voucher of the programme that a code brings; one with when: batch.")
    private String campaign = "";

    @Option(names = "--count", paramLabel = "N", required = true, description = "How many codes (1 to 10000000).")
    private int count;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    /** For picocli. */
    public Codes() {}

    @Override
    public Integer call() {
        if (!batch.matches(ID)) {
            throw new StackException("an id is 1 to 64 of A-Z a-z 0-9 . _ : - and begins with a letter or digit");
        }
        CodeFile written = new CodeFile(file);
        written.refuseToOverwrite();
        RunningSystem running = data.running();
        Api api = new Api(running.gateway(), new Tokens(data.keys()).of("marketer"));
        long begun = System.nanoTime();
        make(api);
        write(api, written);
        double seconds = (System.nanoTime() - begun) / NANOS;
        spec.commandLine()
                .getOut()
                .printf("%,d codes of the batch %s in %s, in %.0f s%n", count, batch, file, seconds)
                .flush();
        return 0;
    }

    private void make(Api api) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("campaign", campaign)
                .put("count", count)
                .toString();
        Answer answer = new Patience().until(() -> api.put("/v1/code-batches/" + batch, body));
        if (answer.status() != CREATED) {
            throw new StackException("the batch is refused: " + why(answer));
        }
    }

    private void write(Api api, CodeFile written) {
        try (InputStream codes = api.stream("/v1/code-batches/" + batch + "/codes")
                        .orElseThrow(() -> new StackException("the codes could not be read; try it again"));
                ProgressBar bar = Bars.of("Codes", count)) {
            written.write(codes, count, bar::stepTo);
        } catch (IOException e) {
            throw new StackException("the codes broke off: " + e.getMessage() + "; the same command gets them all", e);
        }
    }

    /** What a refusal says, by field where it does. */
    private static String why(Answer answer) {
        List<String> faults = new ArrayList<>();
        for (JsonNode error : answer.json().path("errors")) {
            faults.add(
                    error.path("field").asText() + ": " + error.path("message").asText());
        }
        String detail = answer.json().path("detail").asText(answer.text());
        return faults.isEmpty() ? answer.json().path("title").asText() + ". " + detail : String.join("; ", faults);
    }
}
