package loyalty.cli;

import java.util.concurrent.Callable;
import loyalty.cli.bench.Bench;
import loyalty.cli.check.Check;
import loyalty.cli.codes.Codes;
import loyalty.cli.events.DeadLetters;
import loyalty.cli.events.Republish;
import loyalty.cli.imports.Import;
import loyalty.cli.replay.Replay;
import loyalty.cli.up.Train;
import loyalty.cli.up.Up;
import loyalty.cli.verify.Verify;
import loyalty.local.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands behind {@code ./loyalty}; {@code test} is the script's own. */
@Command(
        name = "./loyalty",
        description = "A whole loyalty system on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Up.class,
            Check.class,
            Token.class,
            Replay.class,
            Import.class,
            Codes.class,
            Verify.class,
            Republish.class,
            DeadLetters.class,
            Bench.class,
            Train.class,
            HelpCommand.class
        },
        footer = {
            "  test          Run the tests; --long adds what takes longer, --engine mysql runs those of the database."
        })
public final class Loyalty implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    private Loyalty() {}

    /** Runs a command; the exit code is 0 if it did what it says, 1 if it could not, 2 if it was not understood. */
    public static void main(String... arguments) {
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        CommandLine line = Arguments.of(new Loyalty());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(lineFor(failure));
            return 1;
        });
        return line;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do:");
    }

    private static String lineFor(Exception failure) {
        if (failure instanceof StackException known) {
            return String.valueOf(known.getMessage());
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
