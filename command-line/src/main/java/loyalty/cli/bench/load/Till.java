package loyalty.cli.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection, and the request that is under way on it. */
final class Till {
    private static final int ROOM = 1 << 16;
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int STATUS_TO = STATUS_FROM + 3;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String END_OF_CHUNKS = "\r\n0\r\n\r\n";

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(ROOM);
    private int number;
    private long due;

    Till(InetSocketAddress target, Selector selector) throws IOException {
        channel = SocketChannel.open(target);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends a request; its answer counts from {@code dueAt}, in nanoseconds. */
    void send(int requestNumber, byte[] request, long dueAt) throws IOException {
        number = requestNumber;
        due = dueAt;
        in.clear();
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Reads what has come; true once the whole answer has. */
    boolean read(Seen seen) throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("a connection was ended by the other side");
        }
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0 || !isWhole(text, head)) {
            return false;
        }
        String headers = text.substring(0, head).toLowerCase(Locale.ROOT);
        int status = Integer.parseInt(text.substring(STATUS_FROM, STATUS_TO));
        seen.answered(number, status, headers.contains("\r\nretry-after:"), System.nanoTime() - due);
        return true;
    }

    private static boolean isWhole(String text, int head) {
        String headers = text.substring(0, head).toLowerCase(Locale.ROOT);
        int at = headers.indexOf("\r\ncontent-length:");
        if (at < 0) {
            return text.endsWith(END_OF_CHUNKS) || !headers.contains("\r\ntransfer-encoding:");
        }
        int from = headers.indexOf(':', at) + 1;
        int to = headers.indexOf('\r', from);
        int length = Integer.parseInt(
                headers.substring(from, to < 0 ? headers.length() : to).strip());
        return text.length() >= head + END_OF_HEAD.length() + length;
    }

    void close() throws IOException {
        channel.close();
    }
}
