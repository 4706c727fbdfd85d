package loyalty.api.requests;

import java.net.InetAddress;
import java.util.List;

/** Some addresses of the Internet: single ones, and networks such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
final class Networks {

    private final List<Network> all;

    private record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int left = bits;
            for (int i = 0; i < address.length && left > 0; i++, left -= Byte.SIZE) {
                int mask = left >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - left);
                if (((address[i] ^ other[i]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private Networks(List<Network> all) {
        this.all = all;
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when a text is neither an address nor a network
     */
    static Networks of(List<String> texts) {
        return new Networks(texts.stream()
                .filter(text -> !text.isBlank())
                .map(Networks::read)
                .toList());
    }

    private static Network read(String text) {
        String[] parts = text.trim().split("/", -1);
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        int all = address.length * Byte.SIZE;
        int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
        if (parts.length > 2 || bits < 0 || bits > all) {
            throw new IllegalArgumentException("neither an address nor a network: " + text);
        }
        return new Network(address, bits);
    }

    /** Whether it is one of them; what is no address is not. */
    boolean contain(String address) {
        if (all.isEmpty()) {
            return false;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return all.stream().anyMatch(network -> network.contains(bytes));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
