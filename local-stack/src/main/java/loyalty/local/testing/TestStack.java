package loyalty.local.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import loyalty.local.Folders;
import loyalty.local.StackException;
import loyalty.local.broker.Broker;
import loyalty.local.database.Database;
import loyalty.local.database.DatabaseOptions;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Secrets;
import loyalty.local.keys.Tokens;
import loyalty.local.process.Guard;
import loyalty.local.process.Ports;
import org.jspecify.annotations.Nullable;

/**
 * A database, and a broker when asked, for the tests of one JVM: started at the first use, ended with the JVM, however
 * that ends. Every service of every test gets a fresh schema and a user of its own.
 */
public final class TestStack {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static @Nullable TestStack shared;

    private final Guard guard;
    private final Path folder;
    private final Keys keys;
    private final String pseudonymKey = Secrets.key();
    private Database database;
    private @Nullable Broker broker;

    private TestStack(Path folder) {
        this.folder = folder;
        this.guard = Guard.start();
        this.keys = new Keys(folder).made();
        this.database = Database.start(folder.resolve("database"), DatabaseOptions.small(), guard);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end of the test stack"));
    }

    /** The stack of this JVM. */
    public static synchronized TestStack shared() {
        if (shared == null) {
            try {
                shared = new TestStack(Files.createTempDirectory("loyalty-test"));
            } catch (IOException e) {
                throw new StackException("cannot create a folder for the tests", e);
            }
        }
        return shared;
    }

    /**
     * The environment of a service that lives on a fresh schema: all of {@code LOYALTY_…} but the addresses of other
     * services. Without a broker {@code LOYALTY_KAFKA} names a port where nobody listens.
     */
    public synchronized Map<String, String> service(String name, boolean withBroker) {
        String schema = name + "_" + SCHEMAS.incrementAndGet();
        String password = Secrets.password();
        database.admin().createSchema(schema, password);
        Path token = folder.resolve("service.token");
        Folders.writeSecret(token, tokens().of("checkout", name + "-service"));
        return Map.ofEntries(
                Map.entry("LOYALTY_SERVICE_TOKEN_FILE", token.toString()),
                Map.entry("LOYALTY_HTTP_HOST", "127.0.0.1"),
                Map.entry("LOYALTY_HTTP_PORT", "0"),
                Map.entry("LOYALTY_DB_URL", database.admin().url(schema)),
                Map.entry("LOYALTY_DB_USER", schema),
                Map.entry("LOYALTY_DB_PASSWORD", password),
                Map.entry("LOYALTY_DB_SSL", "DISABLED"),
                Map.entry("LOYALTY_KAFKA", withBroker ? broker().bootstrapServers() : "127.0.0.1:" + Ports.free()),
                Map.entry("LOYALTY_PSEUDONYM_KEY", pseudonymKey),
                Map.entry("LOYALTY_JWT_PUBLIC_KEY", "file:" + keys.publicFile()),
                Map.entry("LOYALTY_JWT_ISSUER", Tokens.ISSUER),
                Map.entry("LOYALTY_TRUSTED_PROXIES", "127.0.0.1"),
                Map.entry("LOYALTY_DEV_CLOCK", "true"));
    }

    /** Signs tokens that the services of {@link #service} accept. */
    public Tokens tokens() {
        return new Tokens(keys);
    }

    /** The database server; its {@link Database#child()} can be killed, and then restarted here. */
    public synchronized Database database() {
        return database;
    }

    /** The broker; started at the first call. */
    public synchronized Broker broker() {
        if (broker == null) {
            broker = Broker.start(folder.resolve("broker"), guard);
        }
        return broker;
    }

    /** The database again on the same port and rows, after a test has killed it. */
    public synchronized void restartDatabase() {
        database = database.restart(guard);
    }

    /** The broker again on the same port and log, after a test has stopped it. */
    public synchronized void restartBroker() {
        broker = broker().restart(guard);
    }

    private synchronized void end() {
        if (broker != null) {
            broker.child().kill();
        }
        database.child().kill();
        guard.close();
        Folders.delete(folder);
    }
}
