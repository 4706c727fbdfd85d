package loyalty.outbox.inbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of a message as bytes, each with its name and its value, which may be missing. */
final class HeaderBytes {

    private static final int NO_VALUE = -1;

    private HeaderBytes() {}

    static byte[] of(Headers headers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Header header : headers) {
                out.writeUTF(header.key());
                out.writeInt(header.value() == null ? NO_VALUE : header.value().length);
                out.write(header.value() == null ? new byte[0] : header.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Adds what was written to headers. */
    static void addTo(Headers headers, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                String name = in.readUTF();
                int length = in.readInt();
                headers.add(name, length == NO_VALUE ? null : in.readNBytes(length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
