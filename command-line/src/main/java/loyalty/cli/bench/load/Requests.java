package loyalty.cli.bench.load;

/** What callers send. */
public interface Requests {

    /** The whole request with this number, as it goes over the wire (HTTP/1.1). */
    byte[] of(int number);
}
