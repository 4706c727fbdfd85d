package loyalty.cli.up;

import java.time.Duration;
import java.util.concurrent.Callable;
import loyalty.cli.Api;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.StackException;
import loyalty.local.keys.Tokens;
import loyalty.local.process.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the whole system until it is told to end. */
@Command(name = "up", description = "Run the whole system; Ctrl-C ends it.")
public final class Up implements Callable<Integer> {
    private static final int REPLICAS_MAX = 8;
    private static final int PORT_MAX = 65_535;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Mixin
    private final Options options = new Options();

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        checkNumbers();
        Terms terms = Terms.of(options.programme);
        try (FolderLock _ = FolderLock.take(data.path())) {
            checkPort();
            LocalSystem system = new LocalSystem(data, terms, options, Tuning.of(Tuning.Kind.LOCAL), System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(system::stop, "end of the run"));
            RunningSystem running = start(system);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.println(Welcome.text(running, data.path(), took));
            StackException why = system.failure();
            system.stop();
            throw why;
        }
    }

    private RunningSystem start(LocalSystem system) {
        try {
            RunningSystem running = system.start();
            if (options.clock != null) {
                new DevClock(new Api(running.gateway(), new Tokens(data.keys()).of("support")))
                        .setUnlessSet(options.clock, System.out);
            }
            return running;
        } catch (RuntimeException failed) {
            system.stop();
            throw failed;
        }
    }

    private void checkNumbers() {
        if (options.replicas < 1 || options.replicas > REPLICAS_MAX) {
            throw new StackException("--replicas takes 1 to " + REPLICAS_MAX);
        }
        if (options.port < 0 || options.port > PORT_MAX) {
            throw new StackException("--port takes 0, for a free one, to " + PORT_MAX);
        }
    }

    private void checkPort() {
        if (options.port != 0 && !Ports.isFree(options.port)) {
            throw new StackException("the port " + options.port + " is taken; choose another with --port");
        }
    }
}
