package loyalty.cli.up;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.Folders;
import loyalty.local.StackException;
import loyalty.local.database.Admin;
import loyalty.local.database.DatabaseOptions;
import loyalty.local.database.Engine;
import loyalty.local.keys.Tokens;
import loyalty.local.process.PidFile;

/** A system that is measured: the JVM flags of production, a database with room, and a folder of its own that goes with it. */
public final class MeasuredSystem implements AutoCloseable {
    private static final int BUFFER_POOL_MEGABYTES = 1024;

    private final Path folder;
    private final LocalSystem system;
    private final RunningSystem running;
    private final List<String> suspended = new ArrayList<>();

    private MeasuredSystem(Path folder, LocalSystem system, RunningSystem running) {
        this.folder = folder;
        this.system = system;
        this.running = running;
    }

    /**
     * Starts the services that a checkout has built, and waits until all are ready.
     *
     * @throws StackException if the checkout is not built, or something does not start
     */
    public static MeasuredSystem start(Path checkout, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("loyalty-bench");
        Options options = new Options();
        options.port = 0;
        LocalSystem system = new LocalSystem(
                DataFolder.at(folder),
                Terms.of(checkout.resolve("programmes/house.yaml")),
                options,
                new Tuning(Tuning.Kind.PRODUCTION, checkout),
                new DatabaseOptions(Engine.MARIADB, 0, BUFFER_POOL_MEGABYTES),
                out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(system, folder), "end of the bench"));
        try {
            return new MeasuredSystem(folder, system, system.start());
        } catch (RuntimeException failed) {
            end(system, folder);
            throw failed;
        }
    }

    /** Where its parts are. */
    public RunningSystem running() {
        return running;
    }

    /** Who may do all in its database. */
    public Admin admin() {
        return system.admin();
    }

    /** Signs tokens that its services accept. */
    public Tokens tokens() {
        return new Tokens(DataFolder.at(folder).keys());
    }

    /** The process of a service by its name, or of the {@code database}. */
    public ProcessHandle process(String name) {
        Path file = name.equals("database")
                ? folder.resolve("database/pid")
                : folder.resolve("pids").resolve(name + ".pid");
        return new PidFile(file).running().orElseThrow(() -> new StackException(name + " does not run any more"));
    }

    /** Lets a service do nothing from now on: it takes no processor time and keeps its memory. */
    public void suspend(String service) {
        signal("STOP", service);
        suspended.add(service);
    }

    /** Lets what was suspended go on. */
    public void resume() {
        suspended.forEach(service -> signal("CONT", service));
        suspended.clear();
    }

    private void signal(String name, String service) {
        try {
            new ProcessBuilder("kill", "-" + name, "" + process(service).pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackException("cannot tell " + service + " to stop or to go on", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    @Override
    public void close() {
        resume();
        end(system, folder);
    }

    private static void end(LocalSystem system, Path folder) {
        system.stop();
        Folders.delete(folder);
    }
}
