package loyalty.local.database;

/**
 * How a database server is to run.
 *
 * @param engine which server
 * @param port the TCP port; 0 for a free one
 * @param bufferPoolMegabytes the memory for pages
 */
public record DatabaseOptions(Engine engine, int port, int bufferPoolMegabytes) {
    /** For {@code ./loyalty up}. */
    public static DatabaseOptions local() {
        return new DatabaseOptions(Engine.MARIADB, 0, 128);
    }

    /** For tests: little memory, the engine of the test run. */
    public static DatabaseOptions small() {
        return new DatabaseOptions(Engine.ofTests(), 0, 48);
    }

    DatabaseOptions at(int chosen) {
        return new DatabaseOptions(engine, chosen, bufferPoolMegabytes);
    }
}
