package loyalty.cli.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import loyalty.local.StackException;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.checks.Fault;
import loyalty.programme.words.Description;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells in words what a programme file will do, or every fault of it, a line each; the exit code is 1 for faults. */
@Command(name = "check", description = "Tell what a programme file will do, or every fault of it by line.")
public final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The programme file.")
    private Path file = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return switch (ProgrammeFile.read(text())) {
            case ProgrammeFile.Readable readable -> {
                out.print(Description.of(readable.programme()));
                out.flush();
                yield 0;
            }
            case ProgrammeFile.Faulty faulty -> {
                faulty.faults().forEach(fault -> out.println(line(fault)));
                yield 1;
            }
        };
    }

    private String line(Fault fault) {
        String path = fault.path().isEmpty() ? "" : fault.path() + ": ";
        return file + ":" + fault.line() + ": " + path + fault.message();
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new StackException(file + " is not a text in UTF-8");
        } catch (IOException e) {
            throw new StackException("cannot read " + file + (Files.isDirectory(file) ? ": it is a folder" : ""), e);
        }
    }
}
