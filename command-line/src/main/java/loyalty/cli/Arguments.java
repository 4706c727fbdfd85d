package loyalty.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How every command takes its arguments: each has {@code --help}, and what cannot be understood gets a sentence. */
final class Arguments {
    private static final int NOT_UNDERSTOOD = 2;

    private Arguments() {}

    /** The commands, so prepared. */
    static CommandLine of(Object root) {
        CommandLine line = new CommandLine(root);
        help(line);
        line.getSubcommands().values().forEach(Arguments::help);
        line.registerConverter(Instant.class, Arguments::instant);
        line.registerConverter(Integer.class, Arguments::number);
        line.registerConverter(int.class, Arguments::number);
        line.setParameterExceptionHandler((failure, words) -> refuse(failure));
        return line;
    }

    private static void help(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Tell what the command does and takes.")
                    .build());
        }
    }

    private static int refuse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return NOT_UNDERSTOOD;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not an instant; write it as 2026-03-01T00:00:00Z");
        }
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
    }
}
