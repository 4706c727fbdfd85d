package loyalty.gateway.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;

/** A caller who writes HTTP by hand, as slowly as it likes. */
final class RawConnection implements AutoCloseable {

    private static final int READ_MILLIS = 50;

    private final Socket socket;
    private final StringBuilder read = new StringBuilder();
    private boolean ended;

    RawConnection() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(READ_MILLIS);
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends one more byte and reads what has come; true once the other side has ended the connection. */
    boolean isEndedThoughItTrickles() {
        try {
            if (!ended) {
                send("x");
            }
        } catch (IOException e) {
            ended = true;
        }
        return isEnded();
    }

    /** Sends one more byte and reads nothing; true once the other side has ended the connection. */
    boolean isCut() {
        try {
            send("x");
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Reads what has come; true once the other side has ended the connection. */
    boolean isEnded() {
        byte[] some = new byte[4096];
        try {
            while (!ended) {
                int count = socket.getInputStream().read(some);
                ended = count < 0;
                read.append(new String(some, 0, Math.max(0, count), StandardCharsets.UTF_8));
            }
        } catch (SocketTimeoutException nothingNow) {
            return false;
        } catch (IOException reset) {
            ended = true;
        }
        return true;
    }

    /** What has come so far. */
    String read() {
        isEnded();
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
