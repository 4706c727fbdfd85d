package loyalty.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A phone with its stream open, over a connection of its own; one that is slow leaves unread what it is told. */
final class Phone implements AutoCloseable {

    private static final int BUFFER = 4_096;

    private final Socket socket = new Socket();
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final BufferedReader lines;

    private Phone(URI gateway) throws IOException {
        socket.setReceiveBufferSize(BUFFER);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), BUFFER);
    }

    /** Opens the stream of a member and reads on until it has begun. */
    static Phone opened(URI gateway, String memberId, String token) throws IOException {
        Phone phone = new Phone(gateway);
        String request = "GET /v1/members/%s/stream HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(memberId, gateway.getAuthority(), token);
        OutputStream out = phone.socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        while (!phone.hears("position")) {
            phone.read();
        }
        return phone;
    }

    /** Reads what comes from now on, in the background, until the connection ends. */
    Phone reading() {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    read();
                }
            } catch (IOException end) {
                told.put("end", System.nanoTime());
            }
        });
        return this;
    }

    private void read() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the stream ended: " + told.keySet());
        }
        if (line.startsWith("HTTP/1.1 ") && !line.startsWith("HTTP/1.1 200")) {
            throw new IOException(line);
        }
        if (line.startsWith("event:")) {
            told.put(line.substring("event:".length()).strip(), System.nanoTime());
        }
    }

    /** Whether it was told of a part. */
    boolean hears(String event) {
        return told.containsKey(event);
    }

    /** When it was told of a part last; in nanoseconds of {@link System#nanoTime}. */
    long heard(String event) {
        return told.getOrDefault(event, 0L);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
