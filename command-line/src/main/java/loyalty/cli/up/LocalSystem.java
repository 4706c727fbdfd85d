package loyalty.cli.up;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.Folders;
import loyalty.local.StackException;
import loyalty.local.broker.Broker;
import loyalty.local.database.Admin;
import loyalty.local.database.Database;
import loyalty.local.database.DatabaseOptions;
import loyalty.local.process.Child;
import loyalty.local.process.Guard;
import org.jspecify.annotations.Nullable;

/** Database, broker and services of one data folder: their start, and their end in order. */
final class LocalSystem {
    private static final Duration GRACE = Duration.ofSeconds(12);
    private static final Duration TRAINING_GRACE = Duration.ofMinutes(2);
    static final String READER = "verify";

    private final Path folder;
    private final DataFolder data;
    private final Terms terms;
    private final Tuning tuning;
    private final DatabaseOptions databaseOptions;
    private final Guard guard = Guard.start();
    private final PrintStream out;
    private final Supervisor supervisor;
    private final List<Replica> replicas;
    private volatile @Nullable Database database;
    private volatile @Nullable Broker broker;

    /** @param out where people read how far it is */
    LocalSystem(DataFolder data, Terms terms, Options options, Tuning tuning, PrintStream out) {
        this(data, terms, options, tuning, DatabaseOptions.local(), out);
    }

    LocalSystem(
            DataFolder data,
            Terms terms,
            Options options,
            Tuning tuning,
            DatabaseOptions databaseOptions,
            PrintStream out) {
        this.folder = data.path();
        this.data = data;
        this.terms = terms;
        this.tuning = tuning;
        this.databaseOptions = databaseOptions;
        this.out = out;
        this.supervisor = new Supervisor(out, () -> Folders.megabytesLeft(folder));
        this.replicas = Fleet.of(options.port, options.replicas, tuning);
    }

    /** Starts everything and waits until it is ready; on a failure the caller stops what has started. */
    RunningSystem start() {
        Credentials credentials = Credentials.of(
                folder,
                Stream.concat(Service.owners().stream().map(Service::schema), Stream.of(READER))
                        .toList());
        data.keys().made();
        ServiceTokens.keep(data.keys());
        out.println("Starting on " + folder + " …");
        CompletableFuture<Database> databaseUp = async(() -> startDatabase(credentials));
        CompletableFuture<Broker> brokerUp = async(this::startBroker);
        Database rows = join(databaseUp);
        Broker bus = join(brokerUp);
        Environments environments = new Environments(data, terms, credentials, rows, bus, replicas);
        RunningSystem running = environments.running(credentials);
        // Before the door can say that all is ready, so that whoever has heard it finds the system.
        running.announce(folder);
        startServices(environments);
        return running;
    }

    private Database startDatabase(Credentials credentials) {
        Database started = Database.start(folder.resolve("database"), databaseOptions, guard);
        database = started;
        ready("database");
        List<String> schemas = Service.owners().stream().map(Service::schema).toList();
        schemas.forEach(schema -> started.admin().createSchema(schema, credentials.password(schema)));
        started.admin().createReader(READER, credentials.password(READER), schemas);
        supervisor.watch(started.child(), () -> {
            Database again = started.restart(guard);
            database = again;
            return again.child();
        });
        return started;
    }

    private Broker startBroker() {
        Broker started = Broker.start(folder.resolve("broker"), guard);
        broker = started;
        ready("broker");
        supervisor.watch(started.child(), () -> {
            Broker again = started.restart(guard);
            broker = again;
            return again.child();
        });
        return started;
    }

    private void startServices(Environments environments) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (Replica replica : replicas) {
            starts.add(async(() -> {
                Child child = replica.start(environments.atFirst(replica), folder, guard);
                try {
                    replica.await(child, http);
                    ready(replica.name());
                } catch (StackException failed) {
                    child.kill();
                    throw failed;
                }
                supervisor.watch(child, () -> replica.start(environments.of(replica), folder, guard));
                return null;
            }));
        }
        starts.forEach(LocalSystem::join);
    }

    private void ready(String part) {
        out.println("  " + part + " is ready");
    }

    /** Who may create schemas and users in its database, once it has started. */
    Admin admin() {
        return Objects.requireNonNull(database).admin();
    }

    /** Waits until a child could not be kept alive. */
    StackException failure() {
        return supervisor.failure();
    }

    /** Ends the door, then the services, then the broker, then the database. May be called again. */
    synchronized void stop() {
        supervisor.expectDeaths();
        RunningSystem.withdraw(folder);
        Duration grace = tuning.isTraining() ? TRAINING_GRACE : GRACE;
        stopAll(replicas.stream().filter(one -> one.service().equals(Service.GATEWAY)), grace);
        stopAll(replicas.stream().filter(one -> !one.service().equals(Service.GATEWAY)), grace);
        supervisor.stop("broker", grace);
        supervisor.stop("database", grace);
        // The guard stays until this process ends: a child that starts at this very moment is still ended.
    }

    private void stopAll(Stream<Replica> some, Duration grace) {
        some.map(one -> async(() -> {
                    supervisor.stop(one.name(), grace);
                    return one;
                }))
                .toList()
                .forEach(LocalSystem::join);
    }

    private static <T extends @Nullable Object> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackException known ? known : e;
        }
    }
}
