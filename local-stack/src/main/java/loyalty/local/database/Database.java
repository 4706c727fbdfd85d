package loyalty.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.local.Folders;
import loyalty.local.StackException;
import loyalty.local.process.Child;
import loyalty.local.process.Command;
import loyalty.local.process.Guard;
import loyalty.local.process.PidFile;
import loyalty.local.process.Ports;

/** A database server that runs on a folder, reachable only from this machine and only with passwords. */
public final class Database implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int PORTS_TRIED = 3;

    private final Path folder;
    private final DatabaseOptions options;
    private final Admin admin;
    private final Child child;

    private Database(Path folder, DatabaseOptions options, Admin admin, Child child) {
        this.folder = folder;
        this.options = options;
        this.admin = admin;
        this.child = child;
    }

    /**
     * Starts a server on the folder and waits until it answers. A new folder becomes an empty database; what an
     * earlier run left is recovered; a server that outlived an earlier run is ended first.
     *
     * @throws StackException if it does not start, with its last lines
     */
    public static Database start(Path folder, DatabaseOptions options, Guard guard) {
        Path home = folder.toAbsolutePath();
        prepare(home, options.engine());
        for (int tried = 1; ; tried++) {
            DatabaseOptions chosen = options.port() > 0 ? options : options.at(Ports.free());
            try {
                return startAt(home, chosen, guard);
            } catch (StackException failed) {
                if (options.port() > 0 || tried == PORTS_TRIED || Ports.isFree(chosen.port())) {
                    throw failed;
                }
            }
        }
    }

    private static Database startAt(Path home, DatabaseOptions options, Guard guard) {
        if (!Ports.isFree(options.port())) {
            throw new StackException("the port " + options.port() + " that the database needs is taken");
        }
        Admin admin = Admin.of(home, options.port());
        ServerLine line = new ServerLine(home, options);
        Child child = Child.start(
                new Command("database", line.words(), Map.of(), home.resolve("server.log"), home.resolve("pid")),
                guard);
        Database database = new Database(home, options, admin, child);
        try {
            child.await(database::answers, START);
            return database;
        } catch (StackException failed) {
            child.kill();
            throw failed;
        }
    }

    private static void prepare(Path home, Engine engine) {
        new PidFile(home.resolve("pid")).endOrphan();
        Path rows = home.resolve("rows");
        if (Files.isDirectory(rows)) {
            return;
        }
        Path part = Folders.make(home).resolve("rows.part");
        Folders.delete(part);
        try {
            Folders.copy(engine.template(), part);
            Files.move(part, rows);
        } catch (IOException e) {
            throw new StackException("cannot create the database in " + home + ": " + e.getMessage(), e);
        }
    }

    /** The same server again on the same port and rows, after it has ended. */
    public Database restart(Guard guard) {
        return start(folder, options, guard);
    }

    /** Who may create schemas and users in it. */
    public Admin admin() {
        return admin;
    }

    /** The running server. */
    public Child child() {
        return child;
    }

    /** Ends it in order: everything is written. */
    @Override
    public void close() {
        child.stop(STOP);
    }

    private boolean answers() {
        if (!child.isAlive()) {
            return false;
        }
        try (Connection connection = admin.probe();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select @@pid_file, @@innodb_flush_log_at_trx_commit")) {
            // Any server could listen on that port; ours knows where its own number is written.
            return row.next()
                    && Path.of(row.getString(1)).equals(new ServerLine(folder, options).pidFile())
                    && ownPid().filter(pid -> pid == child.pid()).isPresent()
                    && row.getInt(2) == 1;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Optional<Long> ownPid() {
        List<String> lines = Folders.lastLines(new ServerLine(folder, options).pidFile(), 1);
        return lines.stream().findFirst().map(line -> Long.parseLong(line.strip()));
    }
}
