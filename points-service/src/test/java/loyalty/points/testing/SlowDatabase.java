package loyalty.points.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The service on a database behind a slow wire: whatever is sent to it arrives later, so every statement takes so long. The
 * delay is a system property, since the resource lives in another class loader than the test.
 */
public final class SlowDatabase implements QuarkusTestResourceLifecycleManager {

    private static final String DELAY = "loyalty.test.database-delay";
    private static final String STANDS = "loyalty.test.database-stands";
    private static final Duration A_MOMENT = Duration.ofMillis(10);
    private static final String SCHEME = "jdbc:";

    private @Nullable ServerSocket wire;

    /** From now on a statement takes so much longer. */
    public static void takes(Duration delay) {
        System.setProperty(DELAY, String.valueOf(delay.toMillis()));
    }

    /** From now on no statement arrives. */
    public static void stands() {
        System.setProperty(STANDS, "true");
    }

    /** What has waited arrives. */
    public static void goesOn() {
        System.clearProperty(STANDS);
    }

    /** After the other resources, so that what it says of the database holds. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new PointsService().start());
        String url = settings.getOrDefault("LOYALTY_DB_URL", "");
        int port = URI.create(url.substring(SCHEME.length())).getPort();
        try {
            ServerSocket open = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            wire = open;
            Thread.ofVirtual().start(() -> accept(open, port));
            settings.put("LOYALTY_DB_URL", url.replace(":" + port, ":" + open.getLocalPort()));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(ServerSocket open, int port) {
        while (!open.isClosed()) {
            try {
                Socket client = open.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pass(client, server, true));
                Thread.ofVirtual().start(() -> pass(server, client, false));
            } catch (IOException closed) {
                // The end of the test.
            }
        }
    }

    private static void pass(Socket from, Socket to, boolean slowly) {
        byte[] bytes = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (slowly) {
                    delay(Long.getLong(DELAY, 0));
                    while (Boolean.getBoolean(STANDS)) {
                        delay(A_MOMENT.toMillis());
                    }
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException over) {
            // Either side has ended the connection.
        }
    }

    private static void delay(long millis) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }

    @Override
    public void stop() {
        takes(Duration.ZERO);
        goesOn();
        try {
            if (wire != null) {
                wire.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
